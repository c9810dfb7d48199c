// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyOverride } from '../../../packages/openmairie/src/model/override.js'
import {
  create,
  type Input,
  list,
  options,
  read,
  rehearse,
  update,
} from '../../../packages/openmairie/src/records/index.js'
import { query } from '../../support/application.js'
import { type Base, enginesOver } from './bases.js'

const choices = ['A', 'B', 'AB', '50%'].map((value) => ({ value, label: `Choix ${value}` }))
const overrides: Readonly<Record<string, AnyOverride>> = {
  fiche: {
    fields: {
      nom: { format: 'name' },
      prenom: { format: 'firstname' },
      sigle: { format: 'upper' },
      teinte: { widget: 'colour' },
      lettres: { widget: 'checkboxes', choices },
      bureau: { dependsOn: 'service' },
      vu: { widget: 'static' },
      origine: { hidden: true, proposed: 'guichet' },
      saisie: { readOnly: true, proposed: (ctx) => ctx.today },
      canal: { widget: 'hidden', proposed: 'papier' },
    },
  },
}
const tables = (key: string): string => `
  CREATE TABLE service (service varchar(10) PRIMARY KEY, libelle varchar(40));
  CREATE TABLE bureau (bureau varchar(10) PRIMARY KEY, libelle varchar(40), service varchar(10),
    CONSTRAINT bureau_service FOREIGN KEY (service) REFERENCES service (service));
  CREATE TABLE fiche (
    fiche ${key}, nom varchar(40), prenom varchar(40), sigle varchar(10), teinte varchar(7), lettres varchar(12), vu varchar(10),
    origine varchar(10), saisie date, canal varchar(10),
    service varchar(10), bureau varchar(10), CONSTRAINT fiche_service FOREIGN KEY (service) REFERENCES service (service),
    CONSTRAINT fiche_bureau FOREIGN KEY (bureau) REFERENCES bureau (bureau));
  INSERT INTO service VALUES ('V', 'Voirie'), ('E', 'Écoles');
  INSERT INTO bureau VALUES ('V1', 'Chaussée', 'V'), ('V2', 'Éclairage', 'V'), ('E1', 'Cantines', 'E'), ('X', 'Sans service', NULL);`

describe.each(Object.entries(enginesOver(tables, overrides)))('widgets on %s', (_, open) => {
  let base: Base
  beforeAll(async () => {
    base = await open()
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })
  const fiche = () => base.app.entity('fiche')
  const added = async (input: Input) => {
    const outcome = await create(base.app.ctx, fiche(), input, { idempotencyKey: null })
    if (outcome.kind !== 'written') throw new Error(JSON.stringify(outcome))
    return outcome.key
  }
  const values = async (key: readonly string[]) => (await read(base.app.ctx, fiche(), key))?.values
  const changed = (key: readonly string[], input: Input) =>
    update(base.app.ctx, fiche(), key, input, { idempotencyKey: null, digests: null })
  const problems = (field: string, message: string) => ({ kind: 'invalid', problems: [{ field, message }] })

  test('names and colours are written by rule, at creation and at a change', async () => {
    const key = await added({ nom: 'DE LA FONTAINE', prenom: 'jean-paul', sigle: 'dgs', teinte: 'F00' })
    expect(await values(key)).toMatchObject({
      nom: 'de La Fontaine',
      prenom: 'Jean-Paul',
      sigle: 'DGS',
      teinte: '#ff0000',
    })
    expect(await changed(key, { nom: "O'BRIEN", teinte: '#1F6F43' })).toMatchObject({ kind: 'written' })
    expect(await values(key)).toMatchObject({ nom: "O'Brien", teinte: '#1f6f43' })
    // Capitals that somebody chose, which the base then holds: nothing to write.
    expect(await changed(key, { nom: 'O’BRien' })).toMatchObject({ kind: 'written' })
    expect(await changed(key, { nom: 'O’BRien' })).toMatchObject({ kind: 'unchanged' })
    expect(await changed(key, { teinte: 'rouge' })).toEqual(
      problems('teinte', '«\u00a0rouge\u00a0» n’est pas une couleur. Écrivez par exemple #1f6f43.'),
    )
  })

  test('several choices are held by a text, each of them checked, and found one by one', async () => {
    const [first, second] = [await added({ nom: 'Un', lettres: 'A;50%' }), await added({ nom: 'Deux', lettres: 'AB' })]
    expect(await values(first)).toMatchObject({ lettres: 'A;50%' })
    expect(await changed(first, { lettres: 'A;Z' })).toEqual(
      problems('lettres', '«\u00a0Z\u00a0» ne fait pas partie des choix possibles.'),
    )
    expect(await changed(first, { lettres: 'A;B;AB;50%;A' })).toMatchObject({ kind: 'written' })
    expect(await changed(first, { lettres: 'AB;B;A;50%;AB' })).toEqual(
      problems('lettres', '«\u00a0Lettres\u00a0» compte 13 caractères\u00a0: il en faut 12 au plus.'),
    )
    await changed(first, { lettres: 'A;50%' })
    const found = async (value: string) =>
      (
        await list(
          base.app.ctx,
          fiche(),
          query({
            criteria: [{ field: 'lettres', kind: 'equals', value }],
            sort: [{ field: 'fiche', direction: 'asc' }],
          }),
        )
      ).rows.map((row) => row.key)
    expect(await found('A')).toEqual([first])
    expect(await found('AB')).toEqual([second])
    expect(await found('50%')).toEqual([first])
    expect(await found('B')).toEqual([])
    expect(await found('_B')).toEqual([])
  })

  test('choices that follow from another field are narrowed, and must belong to it', async () => {
    const within = async (value: string) =>
      (
        await options(base.app.ctx, base.app.entity('bureau'), {
          text: '',
          limit: 10,
          held: null,
          fields: ['bureau'],
          within: { field: 'service', value },
        })
      ).options.map((option) => option.label)
    expect(await within('V')).toEqual(['Chaussée', 'Éclairage'])
    expect(await within('E')).toEqual(['Cantines'])
    const wrong = problems(
      'bureau',
      '«\u00a0Bureau\u00a0» ne va pas avec «\u00a0Service\u00a0»\u00a0: choisissez parmi ceux qui en dépendent.',
    )
    const tried = (input: Input) => create(base.app.ctx, fiche(), input, { idempotencyKey: null })
    expect(await tried({ service: 'V', bureau: 'E1' })).toEqual(wrong)
    expect(await tried({ service: 'V', bureau: 'X' })).toEqual(wrong)
    expect(await tried({ service: null, bureau: 'E1' })).toMatchObject({ kind: 'written' })
    const key = await added({ service: 'V', bureau: 'V1' })
    // Either of the two, changed alone, is judged with what the record holds of the other.
    expect(await changed(key, { service: 'E' })).toEqual(wrong)
    expect(await changed(key, { bureau: 'E1' })).toEqual(wrong)
    expect(await changed(key, { service: 'E', bureau: 'E1' })).toMatchObject({ kind: 'written' })
    expect(await changed(key, { nom: 'Autre' })).toMatchObject({ kind: 'written' })
  })

  test('several records at once are each judged with what they hold of the other field', async () => {
    const keys = [await added({ service: 'V', bureau: 'V1' }), await added({ service: 'E', bureau: 'E1' })]
    const found = (input: Input) =>
      rehearse(base.app.ctx, fiche(), query({ keys }), { kind: 'update', input: { nom: 'Ensemble', ...input } })
    const message =
      '«\u00a0Bureau\u00a0» ne va pas avec «\u00a0Service\u00a0»\u00a0: choisissez parmi ceux qui en dépendent.'
    expect(await found({ bureau: 'V2' })).toMatchObject({
      written: 1,
      rejected: [{ key: keys[1], reason: { kind: 'problems', problems: [{ field: 'bureau', message }] } }],
    })
    expect(await found({ service: 'E' })).toMatchObject({ written: 1, rejected: [{ key: keys[0] }] })
    expect(await found({ service: 'V', bureau: 'V2' })).toMatchObject({ written: 2, rejected: [] })
    expect(await found({ service: 'V', bureau: 'E1' })).toMatchObject({ written: 0 })
  })

  test('a field that no form asks for has the value that is proposed, at creation alone', async () => {
    const key = await added({ nom: 'Quatre', origine: 'forgé' })
    const kept = () =>
      base.raw(`SELECT origine, CAST(saisie AS CHAR(10)) AS saisie, canal FROM fiche WHERE fiche = ${key[0]}`)
    const expected = [{ origine: 'guichet', saisie: '2026-11-24', canal: 'papier' }]
    expect(await kept()).toEqual(expected)
    await changed(key, { nom: 'Cinq' })
    expect(await kept()).toEqual(expected)
    expect(await values(await added({ nom: 'Six', canal: 'courriel' }))).toMatchObject({ canal: 'courriel' })
  })

  test('what is only shown is never written', async () => {
    const key = await added({ nom: 'Trois', vu: 'forgé' })
    expect(await values(key)).toMatchObject({ vu: null })
    expect(await changed(key, { vu: 'forgé' })).toMatchObject({ kind: 'unchanged' })
  })
})
