// SPDX-License-Identifier: EUPL-1.2
/** Milliseconds between two looks at a job that runs. */
const look = 1000

/** Shows how far a job is; once it has ended, its page. */
export function startJob(): void {
  const place = document.querySelector<HTMLElement>('[data-job]')
  const address = place?.dataset.job
  const bar = place?.querySelector('progress')
  const said = place?.querySelector('.said')
  const state = place?.querySelector('.state')
  if (!place || !address || !bar || !said || !state) return
  const ask = async (): Promise<void> => {
    const answer = await fetch(address)
    const standing: unknown = await answer.json()
    if (typeof standing !== 'object' || standing === null) return
    const { runs, done, total, told, said: text } = standing as Readonly<Record<string, unknown>> // an object of unknown properties
    if (runs === false) return location.reload()
    if (typeof total === 'number') {
      bar.max = total
      bar.value = Math.min(Number(done), total)
    }
    said.textContent = String(text)
    // What changes is read aloud; what does not is not written again.
    if (state.textContent !== told) state.textContent = String(told)
  }
  // A server that does not answer is asked again.
  setInterval(() => void ask().catch(() => undefined), look)
}
