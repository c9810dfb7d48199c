// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { Locale, ResolvedApplication } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import type { PersonalField } from '../model/personal.js'
import { legalBasisText, retentionText } from '../model/personal-words.js'
import type { Route } from '../ui/page.js'
import { treatmentOf } from './disclosure.js'
import { personalMessages } from './messages.js'
import { Treatments } from './treatments.js'
import { registerUrl } from './urls.js'

/** What the applications say of the personal data that they hold, for whoever may read it: RGPD, article 30. */
export const registerRoute: Route = {
  method: 'GET',
  path: registerUrl,
  scope: 'instance',
  access: 'signed-in',
  async handle({ grants, apps, locale }) {
    if (!grants.holds('registre')) throw new OpenMairieError('OM_FORBIDDEN')
    const messages = personalMessages(locale)
    const declared = apps.flatMap((app) => {
      const entities = [...app.localised[locale].values()].filter(({ personal }) => personal !== null)
      return entities.length === 0 ? [] : [{ app, entities }]
    })
    return {
      kind: 'page',
      title: messages.register,
      breadcrumb: [{ label: messages.register, href: null }],
      body: (
        <>
          <p class="lead">{messages.registerLead}</p>
          {declared.length === 0 && <p class="empty">{messages.registerEmpty}</p>}
          {declared.map(({ app, entities }) => (
            <section key={app.definition.name} class="person-data">
              <h2>{app.definition.label}</h2>
              {entities.map((entity) => (
                <Declared key={entity.name} app={app} entity={entity} locale={locale} />
              ))}
            </section>
          ))}
        </>
      ),
    }
  },
}

function Declared({ app, entity, locale }: { app: ResolvedApplication; entity: AnyEntity; locale: Locale }) {
  const messages = personalMessages(locale)
  const { personal } = entity
  if (!personal) return null
  const leads = entity.references.find(({ name }) => name === personal.person)?.entity
  const person = leads === undefined ? null : app.localised[locale].get(leads)
  return (
    <div>
      <Treatments locale={locale} treatments={treatmentOf({ locale }, entity)} />
      <p>{person ? messages.ofPersonsBy(person.label) : personal.person === null && messages.ofPersons}</p>
      <h4>{messages.data}</h4>
      <ul class="register-fields">
        {personal.fields.map((field) => (
          <li key={field.field}>
            {entity.fields[field.field]?.label ?? field.field}
            {own(entity, field, locale).map((what) => (
              <span key={what} class="help">
                {' '}
                {messages.other(what)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is said of a field alone, and not of its entity. */
function own({ personal, fields }: AnyEntity, field: PersonalField, locale: Locale): readonly string[] {
  const labelOf = (name: string): string => fields[name]?.label ?? name
  const { purpose, legalBasis, retention } = field
  return [
    ...(purpose === personal?.purpose ? [] : [purpose]),
    ...(legalBasis === personal?.legalBasis ? [] : [legalBasisText(legalBasis, locale)]),
    ...(retention === null || retention === personal?.retention ? [] : [retentionText(retention, labelOf, locale)]),
  ]
}
