import { readFileSync, readlinkSync } from 'node:fs'

/** This boot of this machine, and the numbers of processes in it: null where that cannot be told. */
const HERE = ((): string | null => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return null
  }
})()

/** The name under which this process holds a database. `id` tells its engines apart. */
export function ownerName(id: string): string {
  return HERE === null ? id : `${id} ${HERE} ${process.pid}`
}

/** True when the owner was a process of this machine that has certainly ended; false when in doubt. */
export function hasEnded(owner: string): boolean {
  const [, here, number] = owner.split(' ')
  const pid = Number(number)
  if (HERE === null || here !== HERE || !Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
