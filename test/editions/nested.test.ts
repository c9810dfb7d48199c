// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Block } from '../../packages/openmairie/src/documents/contract.js'
import { compose } from '../../packages/openmairie/src/editions/compose/etat.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import { appFor } from '../../packages/openmairie/src/web/reach.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { town } from './original.js'

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(town)
  const hidden = { fields: { prenom: { access: { hiddenUnless: { profils: ['chef'] } } } } }
  app = await applicationOver(base.url, { demandeur: hidden })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const parametres: Readonly<Record<string, string>> = {
  adresse: '[demandeur.prenom] [demandeur.nom : majuscules]\n&rue',
  rue: '[rue.libelle], le &aujourdhui',
  boucle: 'encore &boucle',
  faute: '[inconnu] &inconnue <b>[numero]</b>',
}

async function told(body: string, profil = 'chef') {
  const grants = compileGrants(profil, new Set(['essai.*']))
  const whole = app.as(profil, ['essai.*'])
  const ctx = {
    ...whole,
    actor: { ...whole.actor, name: '[numero]' },
    grants,
    app: appFor(whole.app, null, grants),
    parametre: (name: string) => parametres[name] ?? null,
  }
  const entity = ctx.app.localised.fr.get('demande')
  if (!entity) throw new Error('demande')
  const definition = { name: 'x', kind: 'etat', entity: 'demande', body } as const
  const { document, unknown } = await compose(ctx, definition, entity, [['1']], { name: '&rue', logo: null })
  return { blocks: document.sections[0]?.body ?? [], unknown }
}
const paragraph = (...content: Extract<Block, { kind: 'paragraph' }>['content']): Block => ({
  kind: 'paragraph',
  content,
})

test('a parameter names fields and parameters, in their forms, and keeps its lines', async () => {
  expect((await told('<p>À &adresse.</p>')).blocks).toEqual([
    paragraph("À Awa N'GUESSAN", { kind: 'line-break' }, "rue de l'Église, le 24/11/2026."),
  ])
})

test('one that names itself ends five deep', async () => {
  const { blocks, unknown } = await told('<p>&boucle</p>')
  expect(blocks).toEqual([paragraph(`${'encore '.repeat(6)}&boucle`)])
  expect(unknown).toEqual([])
})

test('what a parameter names that is not there stays in sight and is told; HTML in it is words', async () => {
  const { blocks, unknown } = await told('<p>&faute</p>')
  expect(blocks).toEqual([paragraph('[inconnu] &inconnue <b>ODP-26-0001</b>')])
  expect(unknown).toEqual(['[inconnu]', '&inconnue'])
})

test('what a record, an account or a collectivité is called is never looked into', async () => {
  expect((await told('<p>[motif]</p><p>&utilisateur</p><p>&collectivite</p>')).blocks).toEqual([
    paragraph('Terrasse <b>&ed_ville</b> [numero]'),
    paragraph('[numero]'),
    paragraph('&rue'),
  ])
})

test('a field that is kept from its reader is none in a parameter either', async () => {
  const { blocks } = await told('<p>&adresse</p>', 'agent')
  expect(JSON.stringify(blocks)).not.toContain('Awa')
  expect(JSON.stringify(blocks)).toContain('[demandeur.prenom] N')
})
