// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCompiler } from '../../packages/openmairie/src/documents/typst/compiler.js'
import { compose } from '../../packages/openmairie/src/editions/compose/etat.js'
import { reportOf } from '../../packages/openmairie/src/editions/editor/report.js'
import { etatTexts } from '../../packages/openmairie/src/editions/kept/etat-texts.js'
import type { EtatDefinition } from '../../packages/openmairie/src/model/edition.js'
import type { QueryDefinition } from '../../packages/openmairie/src/model/query.js'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { readPdf } from '../support/pdf.js'

const compiler = openCompiler()
let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE service (service serial PRIMARY KEY, libelle varchar(40) NOT NULL);
    CREATE TABLE agent (agent serial PRIMARY KEY, nom varchar(40) NOT NULL, prime numeric(10,2), service integer REFERENCES service);
    INSERT INTO service (libelle) VALUES ('Voirie'), ('Paie'), ('Vide');
    INSERT INTO agent (nom, prime, service) VALUES ('Anne', 10.10, 1), ('Bruno', 20.20, 1), ('Zoé', 99, 2);`)
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const primes: QueryDefinition = {
  name: 'primes',
  label: 'Primes du service',
  entity: 'agent',
  columns: [{ path: 'service.libelle' }, { path: '', reckon: 'count' }, { path: 'prime', reckon: 'total' }],
  filters: [{ path: 'service', operator: 'is', parameter: { name: 'service', label: 'Service' } }],
}
const etat = (body: string): EtatDefinition => ({ name: 'essai', kind: 'etat', entity: 'service', body })
const as = (...permissions: readonly string[]): Ctx => {
  const ctx = app.as('anne', permissions)
  return { ...ctx, app: { ...ctx.app, queries: [primes] } }
}

async function printed(body: string, key: string, ctx = as('essai.*')) {
  const entity = app.entity('service')
  const composed = await compose(ctx, etat(body), entity, [[key]], { name: 'Aubry', logo: null })
  const pdf = await readPdf(compiler.draw(composed.document).pdf)
  await pdf.close()
  const lines = pdf.pages
    .join('\n')
    .split('\n')
    .filter((line) => /Anne|Voirie|Paie|Primes|Rien|Aucun/.test(line))
  return { ...composed, lines: lines.map((line) => line.trim()) }
}
const bound = '<p>Rien d’autre</p><div data-requete="primes" data-parametres="service=[service]"></div>'

test('a query is a table of an état, bound to a field of the record printed', async () => {
  const voirie = await printed(bound, '1')
  expect(voirie.lines.join(' | ')).toContain('Primes du service')
  expect(voirie.lines.join(' | ')).toMatch(/Voirie.*2.*30,30/)
  expect(voirie.lines.join(' | ')).not.toContain('Paie')
  expect(voirie.unknown).toEqual([])
  // Who reads it again, as it was sent, must see all that it told.
  expect(voirie.told.toSorted()).toEqual(['agent', 'service'])
})

test('a parameter that is given nothing finds nothing, rather than everything', async () => {
  for (const body of [
    '<div data-requete="primes"></div>',
    '<div data-requete="primes" data-parametres="service=rien"></div>',
  ]) {
    const { lines } = await printed(body, '1')
    expect(lines.join(' ')).not.toMatch(/Voirie|Paie/)
    expect(lines.join(' ')).toContain('Primes du service')
  }
})

test('whoever may not list what it is about has no table; a code that is none is reported, with the nearest', async () => {
  expect((await printed(bound, '1', as('essai.service'))).lines).toEqual(['Rien d’autre'])
  expect((await printed('<div data-requete="prime"></div>', '1')).unknown).toEqual(['prime'])
  const definition = etat(
    '<div data-requete="prime"></div><div data-requete="primes" data-parametres="servise=1"></div>',
  )
  const filed = { kind: 'etat', definition } as const
  const report = reportOf(as('essai.*'), filed, app.entity('service'), etatTexts(definition))
  expect(JSON.stringify(report)).toMatch(/prime.*primes.*servise.*service/)
})
