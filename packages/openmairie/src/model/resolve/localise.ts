// SPDX-License-Identifier: EUPL-1.2
import type { Translations } from '../application.js'
import type { AnyEntity, Noun } from '../entity.js'

/** The entity in the words of a locale; what is not translated stays as it is. */
export function localise(entity: AnyEntity, translations: Translations): AnyEntity {
  const of = (path: string, otherwise: string): string => translations[`${entity.name}.${path}`] ?? otherwise
  const { personal } = entity
  const purpose = personal && of('personal.purpose', personal.purpose)
  const gender = of('noun.gender', entity.noun.gender)
  return {
    ...entity,
    label: of('label', entity.label),
    help: entity.help === null ? null : of('help', entity.help),
    noun: {
      singular: of('noun.singular', entity.noun.singular),
      plural: of('noun.plural', entity.noun.plural),
      gender: isGender(gender) ? gender : entity.noun.gender,
    },
    fields: Object.fromEntries(
      Object.entries(entity.fields).map(([name, field]) => {
        const choices =
          field.choices?.map((choice) => ({
            ...choice,
            label: of(`fields.${name}.choices.${choice.value}`, choice.label),
          })) ?? null
        const help = field.help === null ? null : of(`fields.${name}.help`, field.help)
        return [name, { ...field, label: of(`fields.${name}.label`, field.label), help, choices }]
      }),
    ),
    references: entity.references.map((reference) => ({
      ...reference,
      label: of(`references.${reference.name}.label`, reference.label),
    })),
    children: entity.children.map((child) => ({
      ...child,
      label: of(`children.${child.entity}.${child.reference}.label`, child.label),
    })),
    personal: personal && {
      ...personal,
      purpose: purpose ?? personal.purpose,
      recipients: personal.recipients && of('personal.recipients', personal.recipients),
      fields: personal.fields.map((each) => ({
        ...each,
        purpose: of(
          `fields.${each.field}.personal.purpose`,
          each.purpose === personal.purpose ? (purpose ?? each.purpose) : each.purpose,
        ),
      })),
    },
    listing: {
      ...entity.listing,
      marks: entity.listing.marks.map((mark, index) => ({
        ...mark,
        label: of(`listing.rows.${index}.label`, mark.label),
      })),
    },
    form: {
      ...entity.form,
      groups: entity.form.groups.map((group, index) => ({
        ...group,
        legend: group.legend === null ? null : of(`form.groups.${index}.legend`, group.legend),
      })),
    },
  }
}

function isGender(text: string): text is Noun['gender'] {
  return text === 'm' || text === 'f' || text === 'n'
}

/** Every word of an entity that a locale may say otherwise, by path without the entity's name. */
export function wordsOf(entity: {
  readonly label: string
  readonly noun: Noun
  readonly fields: Readonly<Record<string, { readonly label: string }>>
  readonly references?: readonly { readonly name: string; readonly label: string }[]
  readonly children?: readonly { readonly entity: string; readonly reference: string; readonly label: string }[]
}): ReadonlyMap<string, string> {
  return new Map([
    ['label', entity.label],
    ['noun.singular', entity.noun.singular],
    ['noun.plural', entity.noun.plural],
    ['noun.gender', entity.noun.gender],
    ...Object.entries(entity.fields).map(([name, field]) => [`fields.${name}.label`, field.label] as const),
    ...(entity.references ?? []).map((reference) => [`references.${reference.name}.label`, reference.label] as const),
    ...(entity.children ?? []).map(
      (child) => [`children.${child.entity}.${child.reference}.label`, child.label] as const,
    ),
  ])
}
