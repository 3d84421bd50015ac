import fc from 'fast-check'

// The same examples each time, so that a failure belongs to the change; `SEED=$RANDOM npm test` looks for new ones.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['SEED'] ?? 20_261_121) })
