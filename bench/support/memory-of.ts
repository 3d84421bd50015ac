import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory, in bytes, of the processes that work in that folder. The starter hands over to another. */
export function memoryOf(folder: string): number {
  const sizes = readdirSync('/proc').map((id) => {
    try {
      if (!/^\d+$/.test(id)) return 0
      if (!readFileSync(`/proc/${id}/environ`, 'utf8').includes(`POTOK_DATA=${folder}\0`)) return 0
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? []
      return Number(kilobytes ?? 0) * 1024
    } catch {
      return 0
    }
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}
