// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { defineMessages } from '../../model/messages.js'
import type { Ctx } from '../context.js'
import type { Moving, Obstacle } from './contract.js'

type Words = Readonly<Record<Exclude<Obstacle, 'foreign'> | 'clash', (label: string) => string>>

const words = defineMessages<Words & { readonly unseen: string }>({
  fr: {
    update: (label) =>
      `Des données de «\u00a0${label}\u00a0» se rapportent à la fiche à supprimer\u00a0: votre profil ne permet pas de les rattacher à l’autre.`,
    delete: (label) =>
      `La fiche conservée a déjà certaines données de «\u00a0${label}\u00a0»\u00a0: votre profil ne permet pas de supprimer celles qui sont en double.`,
    'no key': (label) =>
      `Les lignes de «\u00a0${label}\u00a0» n’ont pas de clé\u00a0: elles ne peuvent pas être rattachées.`,
    'no value': (label) =>
      `La fiche conservée n’a pas la valeur à laquelle «\u00a0${label}\u00a0» se rapporte. Renseignez-la, ou conservez l’autre fiche.`,
    referred: (label) =>
      `La clé des lignes de «\u00a0${label}\u00a0» changerait alors que d’autres données s’y rapportent.`,
    clash: (label) =>
      `La fiche conservée a déjà certaines données de «\u00a0${label}\u00a0». Cochez pour écarter celles qui sont en double.`,
    unseen:
      'Des données que votre profil ne montre pas se rapportent à la fiche à supprimer\u00a0: elles ne peuvent pas être rattachées à l’autre.',
  },
  en: {
    update: (label) => `Data of “${label}” refer to the record to delete: your profile does not allow to move them.`,
    delete: (label) =>
      `The kept record has some data of “${label}” already: your profile does not allow to delete those that are there twice.`,
    'no key': (label) => `The rows of “${label}” have no key: they cannot be moved.`,
    'no value': (label) =>
      `The kept record lacks the value that “${label}” refers to. Fill it in, or keep the other record.`,
    referred: (label) => `The key of the rows of “${label}” would change while other data refer to it.`,
    clash: (label) =>
      `The kept record has some data of “${label}” already. Tick to leave out those that are there twice.`,
    unseen: 'Data that your profile does not show refer to the record to delete: they cannot be moved to the other.',
  },
})

/** What stands in the way of a move, in words; null where nothing does. Rows that may not be listed are not named. */
export function obstacleText(ctx: Ctx, entity: AnyEntity, moving: Moving, clashes: boolean): string | null {
  const kind = moving.obstacle ?? (clashes ? 'clash' : null)
  if (kind === null) return null
  const child = ctx.app.localised[ctx.locale].get(moving.entity)
  const isListed = child !== undefined && ctx.grants.can(ctx.app.definition.name, child, 'list')
  if (kind === 'foreign' || !isListed) return words(ctx.locale).unseen
  const tab = entity.children.find((one) => one.entity === moving.entity && one.reference === moving.reference)
  return words(ctx.locale)[kind](tab?.label ?? child.label)
}
