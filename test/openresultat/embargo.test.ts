// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { differing } from '../rights/non-interference/compare.js'
import { pathOf, queryOf } from '../support/every-route/routes.js'
import { nights } from './embargo/nights.js'
import { type Asked, installNight, type Night, type ServedNight, serveNight } from './embargo/served.js'

vi.mock('node:crypto', async (original) =>
  (await import('../rights/non-interference/fixed.js')).fixedChance(await original()),
)
// The browser's files are made by the build; their addresses are in every page.
vi.mock('../../packages/openmairie/src/web/assets.js', () => ({
  mountAssets: async () => ({ style: '/style.css', script: '/client.js', font: '/font.woff2' }),
}))

const day = '2026-03-15'
/** In Paris it is winter. */
const at = (time: string): void => void vi.setSystemTime(`${day}T${time}+01:00`)

let night: Night
let shown: ServedNight
let other: ServedNight
let none: ServedNight
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  at('19:59:59.999')
  night = await installNight(day)
  shown = await serveNight(night, nights.shown)
  other = await serveNight(night, nights.other)
  none = await serveNight(night, nights.none)
}, 240_000)
afterAll(async () => {
  for (const each of [shown, other, none]) await each?.close()
  await night?.base.drop()
  vi.useRealTimers()
})

const files = ['bureaux.csv', 'commune.csv', 'resultats.json', 'instantane.html']
/** The public addresses of the poll, and beside them those that lead nowhere. */
const publicPaths = [
  ...['resultats/1/1', 'animation/1/1', 'animation/1/2', ...files.map((file) => `donnees/1/1/${file}`)],
  ...[
    'resultats',
    'resultats/1',
    'resultats/1/1/1',
    'resultats/2/1',
    'resultats/1/99',
    'resultats/1/x',
    'resultats/1/1?q=1',
  ],
  ...['animation/1/3', 'donnees/1/1', 'donnees/1/1/toString', 'donnees/1/1/siege.csv', 'donnees/2/1/resultats.json'],
  ...[
    'saisie',
    'saisie/1',
    'saisie/1/0001',
    'participation/1',
    'feuille/1',
    'simulateur/1',
    'rien',
    'flux/saisie/1',
    'flux/feuille/1',
  ],
].map((path) => `/openresultat/-/${path}`)

/** Left out: a stream has no end; a secret is drawn for whoever looks; seconds are counted by the clock of the base. */
const leftOut = ['GET /-/traitements/flux', 'GET /-/compte/second-facteur', 'GET /-/session']

/** Every route, for each of the tables where it is about one. */
function everyRoute(who: Asked['who'], methods: readonly Asked['method'][]): readonly Asked[] {
  return methods.flatMap((method) =>
    shown.routes
      .filter((route) => route.startsWith(`${method} `) && !leftOut.includes(route))
      .flatMap((route) => {
        const entities = route.includes(':entity') ? shown.entities : ['election']
        return entities.map((entity): Asked => {
          const parts = { app: 'openresultat', entity, key: '1', edition: entity, field: 'logo', page: 'resultats' }
          return { method, path: pathOf(route, parts) + queryOf(route), who }
        })
      }),
  )
}

/** What some nights do not answer as the first of them does. Each is asked all, whatever is found. */
async function differences(
  [first, ...others]: readonly [ServedNight, ...ServedNight[]],
  all: readonly Asked[],
): Promise<readonly string[]> {
  const found: string[] = []
  for (const asked of all) {
    const said = `${asked.who}: ${asked.method} ${asked.path}`
    const ours = await first.ask(asked)
    if (ours.status >= 500) found.push(`${said} answered ${ours.status}`)
    for (const night of others) {
      const difference = differing(ours, await night.ask(asked))
      if (difference !== null) found.push(`${said}\n${difference}`)
    }
  }
  return found
}

/** The first page that a stream tells. */
async function streamed(site: string, page: string): Promise<string> {
  const answer = await fetch(`${site}/openresultat/-/flux/${page}`, { headers: { 'accept-language': 'fr' } })
  return firstEvent(answer)
}

async function firstEvent(answer: Response): Promise<string> {
  let text = ''
  for await (const piece of answer.body ?? []) {
    text += Buffer.from(piece).toString('utf8')
    if (/event: page\n.*\n\n/.test(text)) break
  }
  return text
}

const anonymous = (): readonly Asked[] => [
  ...everyRoute('nobody', ['GET', 'POST']),
  ...publicPaths.flatMap((path): readonly Asked[] => [
    { method: 'GET', path, who: 'nobody' },
    { method: 'GET', path, who: 'nobody', language: 'en' },
    { method: 'POST', path, who: 'nobody' },
  ]),
]

describe('nothing that anybody may ask tells what is counted', () => {
  test.each(['a millisecond before the hour', 'after it, where the poll is not published'])('%s', async (when) => {
    const isPublished = when.startsWith('a millisecond')
    at(isPublished ? '19:59:59.999' : '20:30:00')
    const set = (to: boolean) => `UPDATE openresultat.election SET publication = ${to} WHERE election = 1`
    for (const each of [shown, other, none]) await each.run(set(isPublished))
    const all = anonymous()
    // The routes of the shell, and all those of entities for each table.
    expect(all.length).toBeGreaterThan(1500)
    expect(await differences([shown, other, none], all)).toEqual([])
    for (const each of [shown, other, none]) await each.run(set(true))
  }, 300_000)

  test('whoever has an account and no right to what is counted is told as little, before the hour and after it', async () => {
    const tables = [
      'election',
      'election_candidat',
      'bureau',
      'candidat',
      'animation',
      'election_bureau',
      'resultat',
      'resultat_voix',
    ]
    const queries = [
      '?q=1',
      '?tri=-statut',
      '?tri=election_bureau',
      '?c.etat=arrive',
      '?q=zqautre&champ=saisi_par',
      '?taille=5',
    ]
    const all = [
      ...everyRoute('accueil', ['GET']),
      ...tables.flatMap((table) =>
        queries.map((query): Asked => ({ method: 'GET', path: `/openresultat/${table}${query}`, who: 'accueil' })),
      ),
      ...publicPaths.map((path): Asked => ({ method: 'GET', path, who: 'accueil' })),
    ]
    at('19:59:59.999')
    expect(await differences([shown, other], all)).toEqual([])
    at('20:00:00')
    const listed = all.filter(({ path }) => !path.includes('/-/'))
    expect(await differences([shown, other], listed)).toEqual([])
    // Polls, lists and bureaux are shown to him; what is counted is not.
    const statusOf = async (path: string) => (await shown.ask({ method: 'GET', path, who: 'accueil' })).status
    expect(await statusOf('/openresultat/election/1')).toBe(200)
    expect(await statusOf('/openresultat/bureau')).toBe(200)
    expect(await statusOf('/openresultat/election_bureau')).toBe(403)
    expect(await statusOf('/openresultat/resultat/1')).toBe(403)
  }, 300_000)
})

test('figures are there in the minute of the hour, for pages, files and streams that are open', async () => {
  at('19:59:59.999')
  const sites = [await shown.listen(), await other.listen()] as const
  for (const page of ['resultats/1/1', 'animation/1/1', 'animation/1/2']) {
    const [ours, theirs] = [await streamed(sites[0], page), await streamed(sites[1], page)]
    expect(ours).toBe(theirs)
    expect(ours).toContain('à partir de 20\u00a0h\u00a000')
  }
  const open = await fetch(`${sites[0]}/openresultat/-/flux/resultats/1/1`, { headers: { 'accept-language': 'fr' } })
  at('20:00:00')
  let told = ''
  for await (const piece of open.body ?? []) {
    told += Buffer.from(piece).toString('utf8')
    if (told.includes('24 bureaux sur 30 dépouillés')) break
  }
  expect(told.indexOf('à partir de')).toBeLessThan(told.indexOf('24 bureaux sur 30'))
  const bodies = async (night: ServedNight, path: string) => {
    const { status, body } = await night.ask({ method: 'GET', path: `/openresultat/-/${path}`, who: 'nobody' })
    return `${status} ${body}`
  }
  expect(await bodies(shown, 'resultats/1/1')).toContain('24 bureaux sur 30 dépouillés')
  expect(await bodies(other, 'resultats/1/1')).toContain('30 bureaux sur 30 dépouillés')
  // Each of them tells one night from the other, now that it may.
  for (const path of [
    'resultats/1/1',
    'animation/1/1',
    'animation/1/2',
    ...files.map((file) => `donnees/1/1/${file}`),
  ]) {
    const [ours, theirs] = [await bodies(shown, path), await bodies(other, path)]
    expect([path, ours.slice(0, 4), ours === theirs]).toEqual([path, '200 ', false])
  }
})
