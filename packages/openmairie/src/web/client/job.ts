// SPDX-License-Identifier: EUPL-1.2
import { reloader } from './again.js'
import { listen, type Standing } from './live.js'

/** Milliseconds between two looks at a job that runs, where the server tells nothing. */
const look = 3000
/** Pages of jobs. */
const root = '/-/traitements'

/** Shows how far jobs are as they move: on their page, in their list, and the end of one on any page of who asked for it. */
export function startJobs(): void {
  const page = document.querySelector<HTMLElement>('section[data-live]')
  const list = document.querySelector<HTMLElement>('table[data-live]')
  const address = page?.dataset.live ?? list?.dataset.live ?? document.body.dataset.live
  if (!address || (list && !list.querySelector('[data-job]') && !address.includes('?'))) return
  const show = page && onPage(page)
  const hear = (standing: Standing): void => {
    const place = document.querySelector<HTMLElement>(`[data-job="${CSS.escape(standing.id)}"]`)
    if (show && place === page) show(standing)
    else if (place) void showRow(place, standing, address).catch(() => undefined)
    else if (!standing.runs) void tellEnd().catch(() => undefined)
  }
  const ask = async (): Promise<void> => {
    const places = [...document.querySelectorAll<HTMLElement>('[data-job]')]
    for (const { dataset } of places) hear(await (await fetch(`${root}/${dataset.job}/etat`)).json())
  }
  // A server that does not answer is asked again.
  listen(address, hear, () => void setInterval(() => void ask().catch(() => undefined), look))
}

/** What shows how far the job of a page is; its end is made by the server. */
function onPage(page: HTMLElement): (standing: Standing) => void {
  const reload = reloader()
  return (standing) => {
    if (!standing.runs) {
      reload()
      return
    }
    showBar(page, standing)
    const state = page.querySelector('.state')
    // What changes is read aloud; what does not is not written again.
    if (state && state.textContent !== standing.told) state.textContent = standing.told
  }
}

function showBar(place: HTMLElement, { done, total, said }: Standing): void {
  const bar = place.querySelector('progress')
  const words = place.querySelector('.said')
  if (bar && total !== null) {
    bar.max = total
    bar.value = Math.min(done, total)
  }
  if (words) words.textContent = said
}

/** The row of a job that ended is made by the server, as when the page is asked for again. */
async function showRow(row: HTMLElement, standing: Standing, address: string): Promise<void> {
  showBar(row, standing)
  if (standing.runs) return
  delete row.dataset.job
  const answer = await fetch(`${root}/${standing.id}/ligne${new URL(address, location.href).search}`)
  if (!answer.ok) return
  const made = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('tr')
  if (!made) return
  const had = row.contains(document.activeElement)
  row.replaceWith(made)
  if (had) made.querySelector('a')?.focus()
}

/** Tells the end of a job on a page that is not its own. */
async function tellEnd(): Promise<void> {
  const place = document.querySelector('.told')
  if (!place) return
  const back = encodeURIComponent(location.pathname + location.search)
  const answer = await fetch(`${root}/avis?retour=${back}`)
  if (!answer.ok) return
  const made = new DOMParser().parseFromString(await answer.text(), 'text/html')
  place.replaceChildren(...made.body.childNodes)
}
