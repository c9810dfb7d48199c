// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { QueryResult } from '../database/contract.js'
import { type Part, readiness } from './readiness.js'

const patience = { limit: 50, kept: 100, lost: 400 }

/** A base that answers as it is told to, and counts the questions. */
function base(name: string, answer: () => Promise<void>): Part & { asked: number } {
  const part = {
    name,
    asked: 0,
    connection: {
      query: async (): Promise<QueryResult> => {
        part.asked++
        await answer()
        return { rows: [], count: 1 }
      },
    },
  }
  return part
}

test('the parts that refuse, and those that are silent, are named; the others are not', async () => {
  const well = base('instance', async () => undefined)
  const refusing = base('urbanisme', async () => Promise.reject(new Error('postgres://agent:secret@db.mairie.fr')))
  const silent = base('cimetiere', () => new Promise(() => undefined))
  const began = performance.now()
  expect(await readiness([well, refusing, silent], patience)()).toEqual(['urbanisme', 'cimetiere'])
  expect(performance.now() - began).toBeLessThan(300)
})

test('what was found is kept for a while: many questions at once are one to the base', async () => {
  const part = base('instance', async () => undefined)
  const ask = readiness([part], patience)
  await Promise.all(Array.from({ length: 100 }, ask))
  await ask()
  expect(part.asked).toBe(1)
  await wait(150)
  await ask()
  expect(part.asked).toBe(2)
})

test('a silent base is asked one thing at a time, and anew when the question is taken for lost', async () => {
  let silent = true
  const part = base('instance', () => (silent ? new Promise(() => undefined) : Promise.resolve()))
  const ask = readiness([part], patience)
  expect(await ask()).toEqual(['instance'])
  await wait(120)
  expect(await ask()).toEqual(['instance'])
  expect(part.asked).toBe(1)
  silent = false
  await wait(400)
  expect(await ask()).toEqual([])
  expect(part.asked).toBe(2)
})
