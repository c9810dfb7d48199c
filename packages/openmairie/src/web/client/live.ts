// SPDX-License-Identifier: EUPL-1.2

/** A job as the server tells it. */
export interface Standing {
  readonly id: string
  readonly runs: boolean
  readonly told: string
  readonly said: string
  readonly done: number
  readonly total: number | null
}

type Hear = (standing: Standing) => void

/**
 * Hears of jobs as they move. A browser keeps one line to the server for all of its pages: the one that holds a lock passes on what
 * it hears. Where the browser has no locks, each page that is seen has a line. `lost` is called where there is none at all.
 */
export function listen(address: string, hear: Hear, lost: () => void): void {
  const told = (data: unknown): void => {
    if (isStanding(data)) hear(data)
  }
  if (!('locks' in navigator)) {
    open(address, told, lost)
    return
  }
  const channel = new BroadcastChannel(`openmairie ${address}`)
  channel.addEventListener('message', ({ data }) => told(data))
  const passOn = (data: unknown): void => {
    told(data)
    channel.postMessage(data)
  }
  // Held until the page goes, or there is nothing more to hear.
  void navigator.locks
    .request(`openmairie ${address}`, () => new Promise<void>((over) => open(address, passOn, over)))
    .then(lost)
}

function open(address: string, told: (data: unknown) => void, over: () => void): void {
  const source = new EventSource(address)
  source.addEventListener('job', ({ data }) => told(JSON.parse(data)))
  source.addEventListener('over', () => {
    source.close()
    over()
  })
  source.addEventListener('error', () => {
    // What was cut is asked again by the browser; what was refused is not.
    if (source.readyState === EventSource.CLOSED) over()
  })
}

function isStanding(data: unknown): data is Standing {
  return typeof data === 'object' && data !== null && 'id' in data && 'runs' in data && 'said' in data
}
