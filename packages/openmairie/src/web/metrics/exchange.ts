// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'

/** What a worker asks of the supervisor, which alone reaches all workers, and what comes back. */
const asked = 'openmairie:measures'
/** Milliseconds. */
const patience = 6000

interface Message {
  readonly type: typeof asked
  readonly id: string
  readonly text?: string | null
}

function isMessage(message: unknown): message is Message {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === asked
}

/** The measures of all workers, in the supervisor's words; null where they did not come in time. */
export function measuresOfAll(): Promise<string | null> {
  const id = randomUUID()
  return new Promise((resolve) => {
    const end = (text: string | null): void => {
      clearTimeout(timer)
      process.off('message', listen)
      resolve(text)
    }
    const listen = (message: unknown): void => {
      if (isMessage(message) && message.id === id) end(message.text ?? null)
    }
    const timer = setTimeout(() => end(null), patience)
    process.on('message', listen)
    if (process.send) process.send({ type: asked, id } satisfies Message)
    else end(null)
  })
}

/** In the supervisor: adds up what the workers measured, for the one that asks. */
export async function answerMeasures(message: unknown, reply: (message: object) => void): Promise<void> {
  if (!isMessage(message)) return
  const text = await aggregated().catch(() => null)
  reply({ type: asked, id: message.id, text } satisfies Message)
}

async function aggregated(): Promise<string> {
  const { AggregatorRegistry } = await import('prom-client')
  aggregator ??= new AggregatorRegistry()
  return aggregator.clusterMetrics()
}
let aggregator: { clusterMetrics(): Promise<string> } | null = null
