// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { ApplicationDefinition, ResolvedApplication } from '../application.js'
import type { PageDeclaration } from '../authored-page.js'
import { describe } from '../describe.js'
import { explain } from '../explain.js'
import type { EntityFacts, FieldFacts } from '../facts.js'
import type { AnyOverride } from '../override.js'
import { parametersSchema } from '../parameters.js'
import { resolveApplication } from '../resolve/resolve.js'
import type { Cadence } from '../schedule.js'
import type { Schema } from '../schema.js'
import { findingCatalogue } from './catalogue.js'
import { checkParameters } from './parameters.js'

type Facts = EntityFacts<Record<string, unknown>, string>

const text: FieldFacts = { type: 'string', native: 'character varying(10)', label: 'Texte', maxLength: 10 }
const agent: Facts = {
  name: 'agent',
  table: { schema: null, name: 'agent' },
  label: 'Agents',
  noun: { singular: 'agent', plural: 'agents', gender: 'm' },
  key: ['agent'],
  keyKind: 'automatic',
  recordLabel: ['nom'],
  recordLength: 31,
  listing: { columns: ['nom', 'service'], sort: [{ field: 'nom', direction: 'asc' }], search: ['nom'], criteria: [] },
  references: [
    { name: 'service', fields: ['service'], entity: 'service', targetFields: ['service'], label: 'Service' },
  ],
  children: [{ tab: 'absence.agent', entity: 'absence', reference: 'agent', label: 'Absences' }],
  fields: {
    agent: { type: 'integer', native: 'integer', label: 'Agent', nullable: false, automatic: true },
    nom: { ...text, nullable: false },
    service: { ...text, widget: 'select' },
    grade: { ...text, choices: [{ value: 'A', label: 'A' }] },
  },
}
const withoutReferences: Facts = { ...agent, references: [], children: [] }

function resolved(
  facts: Facts,
  override: AnyOverride = {},
  more: Partial<ApplicationDefinition> = {},
): ResolvedApplication {
  const entities = [{ generated: describe(facts), override }]
  const generated = { entities, menu: [], dashboard: [], translations: { fr: {}, en: {} } }
  return resolveApplication(
    { name: 'essai', label: 'Essai', generated, ...more },
    { database: 'DATABASE_URL', schemas: ['public'], parameters: 'standard' },
  )
}
const found = (app: ResolvedApplication): readonly string[] => app.findings.map(({ id, place }) => `${id} ${place}`)

test('a sound application has nothing to report', () => {
  expect(resolved(withoutReferences).findings).toEqual([])
})

test('a lost name is told in both languages with the nearest ones, and is off', () => {
  const app = resolved(withoutReferences, { fields: { nomm: { label: 'Nom' } }, listing: { columns: ['grad'] } })
  expect(app.findings).toEqual([
    expect.objectContaining({ place: 'essai.agent.fields.nomm', candidates: ['nom'] }),
    {
      id: 'model.orphan-field',
      severity: 'error',
      place: 'essai.agent.listing.columns',
      message: {
        fr: '«\u00a0grad\u00a0» n’existe plus dans agent\u00a0: ce qui en était dit est désactivé. Noms proches\u00a0: grade.',
        en: '“grad” no longer exists in agent: what was said of it is off. Nearest names: grade.',
      },
      candidates: ['grade'],
    },
  ])
  expect(app.entities.get('agent')?.entity.listing.columns).toEqual(['nom', 'service'])
})

test('what leads to an entity left out is off: the value can still be typed', () => {
  const app = resolved(agent)
  expect(found(app)).toEqual([
    'model.left-out-reference essai.agent.references.service',
    'model.left-out-tab essai.agent.children.absence.agent',
  ])
  const entity = app.entities.get('agent')?.entity
  expect(entity).toMatchObject({ references: [], children: [], fields: { service: { widget: 'text' } } })
})

test('a field carried over or copied that is gone is off', () => {
  const app = resolved(withoutReferences, { form: { carried: ['nm', 'nom'], copied: ['grad'] } })
  expect(found(app)).toEqual([
    'model.orphan-field essai.agent.form.carried',
    'model.orphan-field essai.agent.form.copied',
  ])
  expect(app.entities.get('agent')?.entity.form).toMatchObject({ carried: ['nom'], copied: [] })
})

test('choices follow from another field where something links their tables', () => {
  const to = (name: string, entity = name) => ({ name, fields: [name], entity, targetFields: ['agent'], label: name })
  const whole = (name: string, references: Facts['references'] = []): Facts => ({
    ...withoutReferences,
    name,
    references,
  })
  const dossier = whole('dossier', [to('service'), to('grade')])
  const app = (dependsOn: string | { field: string; through: string }, references: Facts['references'] = []) => {
    const entities = [
      { generated: describe(dossier), override: { fields: { service: { dependsOn } } } },
      { generated: describe(whole('service', references)), override: {} },
      { generated: describe(whole('grade')), override: {} },
    ]
    const generated = { entities, menu: [], dashboard: [], translations: { fr: {}, en: {} } }
    return resolved(withoutReferences, {}, { generated })
  }
  const kept = (of: ResolvedApplication) => of.localised.fr.get('dossier')?.fields['service']?.dependsOn
  expect(kept(app('grade', [to('nom', 'grade')]))).toEqual({ field: 'grade', through: 'nom' })
  expect(kept(app('nom'))).toEqual({ field: 'nom', through: 'nom' })
  expect(kept(app({ field: 'nom', through: 'agent' }))).toEqual({ field: 'nom', through: 'agent' })
  for (const wrong of [app('service'), app({ field: 'grade', through: 'rien' })]) {
    expect(found(wrong)).toEqual(['model.correlation essai.dossier.fields.service.dependsOn'])
    expect(kept(wrong)).toBeNull()
  }
})

test('labels proposed beside a text are those of an entity', () => {
  // Only an application knows the names of its entities.
  const override = { fields: { nom: { suggestions: 'rue' } } } as unknown as AnyOverride
  expect(found(resolved(withoutReferences, override))).toEqual([
    'model.orphan-entity essai.agent.fields.nom.suggestions',
  ])
})

test('a page size out of range leaves the generated one', () => {
  const app = resolved(withoutReferences, { listing: { pageSize: 1000 } })
  expect(found(app)).toEqual(['model.page-size essai.agent.listing.pageSize'])
  expect(app.entities.get('agent')?.entity.listing.pageSize).toBe(15)
})

test('a schedule that never falls is off, and told; the others stay', () => {
  const due = (cadence: Cadence) => ({ label: 'Purger', cadence, per: 'instance', run: async () => '' }) as const
  const app = resolved(
    withoutReferences,
    {},
    {
      schedules: {
        tot: due({ every: 'day', at: '03:15' }),
        minute: due({ every: 'hour', minute: 60 }),
        heure: due({ every: 'week', on: 'monday', at: '24:00' }),
        jour: due({ every: 'month', on: 0, at: '03:15' }),
      },
    },
  )
  expect(Object.keys(app.schedules)).toEqual(['tot'])
  expect(found(app)).toEqual([
    'model.schedule essai.schedules.minute',
    'model.schedule essai.schedules.heure',
    'model.schedule essai.schedules.jour',
  ])
})

test('the bound of a selection is the entity’s, else the application’s, else 500; one out of range leaves the usual one', () => {
  const bound = (override: AnyOverride, definition = {}) =>
    resolved(withoutReferences, override, definition).entities.get('agent')?.entity.bulkBound
  expect(bound({})).toBe(500)
  expect(bound({}, { bulkBound: 50 })).toBe(50)
  expect(bound({ bulkBound: 5 }, { bulkBound: 50 })).toBe(5)
  for (const wrong of [0, 2.5, 5001, Number.NaN]) {
    expect(bound({ bulkBound: wrong }, { bulkBound: 50 })).toBe(50)
    expect(found(resolved(withoutReferences, { bulkBound: wrong }))).toEqual(['model.bulk-bound essai.agent.bulkBound'])
    expect(bound({}, { bulkBound: wrong })).toBe(500)
    expect(found(resolved(withoutReferences, {}, { bulkBound: wrong }))).toEqual(['model.bulk-bound essai.bulkBound'])
  }
  const told = (definition: object) => {
    const agents = resolved(withoutReferences, {}, definition).entities.get('agent')
    return agents && explain(agents, 'bulkBound')
  }
  expect(told({ bulkBound: 50 })).toEqual([{ path: 'bulkBound', value: 50, layer: 'application' }])
  expect(told({})).toEqual([{ path: 'bulkBound', value: 500, layer: 'generated' }])
})

test('an action whose name or right cannot stand in an address is off', () => {
  const run = async (): Promise<string> => 'fait'
  const app = resolved(withoutReferences, {
    actions: { 'à faire': { label: 'À faire', right: 'update', run }, faire: { label: 'Faire', right: 'a/b', run } },
  })
  expect(found(app)).toEqual([
    'model.action-name essai.agent.actions.à faire',
    'model.action-name essai.agent.actions.faire',
  ])
  expect(app.entities.get('agent')?.override.actions).toEqual({})
})

test.each<[string, AnyOverride, readonly string[]]>([
  ['hidden', { fields: { nom: { hidden: true } } }, ['model.required-out-of-form essai.agent.fields.nom']],
  ['read only', { fields: { nom: { readOnly: true } } }, ['model.required-out-of-form essai.agent.fields.nom']],
  [
    'in no group',
    { form: { groups: [{ legend: null, fields: ['grade'] }] } },
    ['model.required-out-of-form essai.agent.fields.nom'],
  ],
  ['hidden but proposed', { fields: { nom: { hidden: true, proposed: 'Anonyme' } } }, []],
  ['hidden but prepared', { fields: { nom: { hidden: true } }, hooks: { prepare: async (input) => input } }, []],
])('a required field that is %s', (_, override, expected) => {
  expect(found(resolved(withoutReferences, override))).toEqual(expected)
})

test('a mark whose condition looks at a lost field is off, and keeps its place', () => {
  const rows = [
    { reads: ['nmo'], when: () => true, tone: 'warning', label: 'Perdue' },
    { reads: ['nom'], when: () => true, tone: 'info', label: 'Gardée' },
  ] as const
  const en = { 'agent.listing.rows.1.label': 'Kept', 'agent.listing.rows.2.label': 'None' }
  const app = resolved(withoutReferences, { listing: { rows } }, { translations: { en } })
  expect(found(app)).toEqual([
    'model.orphan-field essai.agent.listing.rows.0.reads',
    'model.orphan-translation essai.translations.en.agent.listing.rows.2.label',
  ])
  expect(app.entities.get('agent')?.override.listing?.rows?.map((rule) => rule.when({}, {} as never))).toEqual([
    false,
    true,
  ])
  expect(app.localised.en.get('agent')?.listing.marks.map(({ label }) => label)).toEqual(['Perdue', 'Kept'])
})

test('what is said of a listing is merged, with its layer; lost columns are told', () => {
  const app = resolved(withoutReferences, {
    listing: { editable: ['nom', 'nmo'], exported: ['grade', 'perdu'], menu: ['consult'] },
  })
  expect(found(app)).toEqual([
    'model.orphan-field essai.agent.listing.exported',
    'model.orphan-field essai.agent.listing.editable',
  ])
  const agents = app.entities.get('agent')
  expect(agents?.entity.listing).toMatchObject({ editable: ['nom'], exported: ['grade'], menu: ['consult'], marks: [] })
  expect(agents && explain(agents, 'listing.exported')).toEqual([
    { path: 'listing.exported', value: ['grade'], layer: 'application' },
  ])
})

test.each<[AnyOverride, string]>([
  [{ listing: { editable: ['agent'] } }, 'model.not-editable essai.agent.listing.editable'],
  [
    { fields: { grade: { readOnly: true } }, listing: { editable: ['grade'] } },
    'model.not-editable essai.agent.listing.editable',
  ],
  [
    { fields: { grade: { hidden: true } }, listing: { editable: ['grade'] } },
    'model.not-editable essai.agent.listing.editable',
  ],
  [{ fields: { nom: { required: false } } }, 'model.required-relaxed essai.agent.fields.nom'],
  [{ fields: { nom: { maxLength: 20 } } }, 'model.longer-than-column essai.agent.fields.nom'],
  [{ fields: { grade: { choices: [{ value: 'B', label: 'B' }] } } }, 'model.choice-refused essai.agent.fields.grade'],
  [{ fields: { nom: { widget: 'date' } } }, 'model.widget-type essai.agent.fields.nom'],
  [{ fields: { nom: { widget: 'checkboxes' } } }, 'model.widget-type essai.agent.fields.nom'],
  [{ fields: { agent: { format: 'name' } } }, 'model.widget-type essai.agent.fields.agent'],
  [{ listing: { columns: ['nom', 'nom'] } }, 'model.field-twice essai.agent.listing.columns'],
])('what the database would not take is a warning: %j', (override, expected) => {
  const app = resolved(withoutReferences, override)
  expect(found(app)).toEqual([expected])
  expect(app.findings[0]?.severity).toBe('warning')
})

test('a table without key is told, and is read only', () => {
  const app = resolved({ ...withoutReferences, key: [], keyKind: 'none' })
  expect(found(app)).toEqual(['model.no-key essai.agent'])
  expect(app.entities.get('agent')?.entity.readOnly).toBe(true)
})

test('a translation of a path that names nothing is told; a word of the menu is not', () => {
  const en = { 'agent.fields.nom.label': 'Name', 'agent.fields.nm.label': 'Name', Personnel: 'Staff' }
  expect(found(resolved(withoutReferences, {}, { translations: { en } }))).toEqual([
    'model.orphan-translation essai.translations.en.agent.fields.nm.label',
  ])
})

test('what an entity helps with, its links and its actions are translated by their path, and no other', () => {
  const run = async () => ''
  const override: AnyOverride = {
    help: 'Qui travaille ici.',
    listing: { links: { appeler: { label: 'Appeler', href: () => null } } },
    actions: {
      muter: { label: 'Muter', right: 'update', confirm: 'Muter ?', run },
      rappeler: { label: 'Rappeler', right: 'update', run },
    },
  }
  const said = [
    'help',
    'listing.links.appeler.label',
    'actions.muter.label',
    'actions.muter.confirm',
    'actions.rappeler.label',
  ]
  const none = ['listing.links.0.label', 'actions.rappeler.confirm', 'actions.muer.label']
  const en = Object.fromEntries([...said, ...none].map((path) => [`agent.${path}`, 'x']))
  const app = resolved(withoutReferences, override, { translations: { en } })
  expect(found(app)).toEqual(none.map((path) => `model.orphan-translation essai.translations.en.agent.${path}`))
  expect(app.localised.en.get('agent')?.help).toBe('x')
  expect(app.localised.fr.get('agent')?.help).toBe('Qui travaille ici.')
})

test('the right of a page that bears the name of an entity is told', () => {
  const page = (right: string): PageDeclaration => ({ label: 'Page', access: { right }, show: async () => null })
  const pages = { bilan: page('agent'), suivi: page('suivi'), accueil: { ...page(''), access: 'public' as const } }
  expect(found(resolved(withoutReferences, {}, { pages }))).toEqual(['model.page-right essai.pages.bilan'])
})

test('beside a table of collectivités, one that leads to none is told unless it is shared', () => {
  const named = (name: string, more: Partial<Facts>): Facts => ({
    ...withoutReferences,
    name,
    table: { schema: null, name },
    ...more,
  })
  const to = (entity: string) => ({
    name: 'grade',
    fields: ['grade'],
    entity,
    targetFields: ['agent'],
    label: entity,
    required: true,
  })
  const all: readonly [Facts, AnyOverride][] = [
    [named('dossier', { collectivite: 'grade', references: [to('collectivite')] }), {}],
    [named('collectivite', {}), {}],
    [named('piece', { references: [to('dossier')] }), {}],
    [named('rue', {}), {}],
    [named('pays', {}), { shared: true }],
  ]
  const entities = all.map(([facts, override]) => ({ generated: describe(facts), override }))
  const generated = { entities, menu: [], dashboard: [], translations: { fr: {}, en: {} } }
  expect(found(resolved(withoutReferences, {}, { generated }))).toEqual(['model.unscoped essai.rue'])
})

test('parameters that name what the base does not have are told', () => {
  const schema: Schema = { engine: 'postgresql', database: 'b', schemas: ['public'], tables: [] }
  const parameters = parametersSchema.parse({ tablesToAvoid: ['trace'], tables: { agent: { pageSize: 20 } } })
  expect(checkParameters('essai', 'standard', parameters, schema).map(({ id, place }) => `${id} ${place}`)).toEqual([
    'model.orphan-parameter essai:parameters/standard.json tablesToAvoid',
    'model.orphan-parameter essai:parameters/standard.json tables.agent',
  ])
})

test('every finding of the catalogue has its words in both languages', () => {
  for (const { fr, en } of Object.values(findingCatalogue)) {
    expect(fr).toMatch(/[.}]$/)
    expect(en).toMatch(/[.}]$/)
  }
})

test('notes and tasks hang from a key: without one they are off, and it is said', () => {
  const asked = { notes: true, tasks: true, attachments: true }
  const entityOf = (app: ResolvedApplication) => app.localised.fr.get('agent')
  const sound = resolved(withoutReferences, asked)
  expect(sound.findings).toEqual([])
  expect(entityOf(sound)).toMatchObject({ notes: true, tasks: true, attachments: true })
  expect(entityOf(resolved(withoutReferences))).toMatchObject({ notes: false, tasks: false, attachments: false })
  const keyless = resolved({ ...withoutReferences, key: [] }, asked)
  expect(found(keyless)).toContain('model.no-key-to-annotate essai.agent')
  expect(entityOf(keyless)).toMatchObject({ notes: false, tasks: false })
})

const personal = { purpose: 'Payer', legalBasis: 'contract' } as const
const sound = { ...personal, retention: { from: 'last write', keep: { years: 5 }, ending: 'anonymise' } } as const

test('what is said of personal data and cannot hold is told, at its place', () => {
  const nothing: AnyOverride = { fields: { nom: { personal: true } } }
  expect(found(resolved(withoutReferences, nothing))).toEqual([
    'model.personal-undeclared essai.agent.fields.nom.personal',
  ])
  expect(found(resolved(withoutReferences, { personal }))).toEqual([
    'model.personal-no-field essai.agent.personal',
    'model.personal-no-retention essai.agent.personal',
  ])
  const lost: AnyOverride = {
    personal: {
      ...personal,
      person: 'chef',
      retention: { from: { field: 'grade' }, keep: { years: 0 }, ending: 'erase' },
    },
    fields: {
      agent: { personal: true },
      nom: { personal: { replacement: { value: 'beaucoup trop long' } } },
      grade: { personal: { retention: { from: 'last write', keep: { days: 3 }, ending: 'erase' } } },
    },
  }
  expect(found(resolved(withoutReferences, lost))).toEqual([
    'model.personal-start essai.agent.personal.retention',
    'model.personal-length essai.agent.personal.retention',
    'model.personal-no-retention essai.agent.personal',
    'model.personal-key essai.agent.fields.agent.personal',
    'model.personal-replacement essai.agent.fields.nom.personal',
    'model.personal-erase essai.agent.fields.grade.personal.retention',
    'model.personal-person essai.agent.personal.person',
  ])
})

test('what tells of a person is kept as long as the person: it needs no retention of its own', () => {
  const generated = describe({ ...withoutReferences, references: agent.references ?? [] })
  const override = { personal: { ...personal, person: 'service' }, fields: { nom: { personal: true } } } as const
  const service = describe({ ...withoutReferences, name: 'service' })
  const whole = (person: AnyOverride) =>
    resolved(
      withoutReferences,
      {},
      {
        generated: {
          entities: [
            { generated, override: person },
            { generated: service, override: {} },
          ],
          menu: [],
          dashboard: [],
          translations: { fr: {}, en: {} },
        },
      },
    )
  const without = { ...override, personal } satisfies AnyOverride
  expect(found(whole(without))).toContain('model.personal-no-retention essai.agent.personal')
  expect(found(whole(override))).not.toContain('model.personal-no-retention essai.agent.personal')
})

test('what is said of personal data is kept with what its fields inherit', () => {
  const app = resolved(withoutReferences, {
    personal: sound,
    fields: { nom: { personal: true }, grade: { personal: { purpose: 'Classer' } } },
  })
  expect(app.findings).toEqual([])
  expect(app.localised.fr.get('agent')?.personal).toEqual({
    ...sound,
    person: null,
    recipients: null,
    fields: [
      { field: 'nom', ...sound, replacement: { value: 'anonyme' } },
      { field: 'grade', ...sound, purpose: 'Classer', replacement: 'blank' },
    ],
  })
  const unique = { ...withoutReferences, uniques: [{ constraint: 'nom_unique', fields: ['nom'] }] }
  const twice = resolved(unique, { personal: sound, fields: { nom: { personal: true } } })
  // Ten letters cannot hold a word and a number of any length.
  expect(found(twice)).toEqual(['model.personal-replacement essai.agent.fields.nom.personal'])
})
