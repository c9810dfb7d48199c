// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { Problem } from '../../model/override.js'
import { editionMessages } from '../messages.js'
import type { Setting } from './document.js'
import { isSheet, sheets } from './sheets.js'

/** Names of the controls by which labels are set, and what they hold at first. */
export const settingControls = {
  planche: '3x8',
  premiere: '1',
  exemplaires: '1',
  droite: '0',
  bas: '0',
} as const
export type SettingControl = keyof typeof settingControls

/** What was typed, as it was, and the setting that it makes; null where something is wrong. */
export interface ReadSetting {
  readonly typed: Readonly<Record<SettingControl, string>>
  readonly setting: Setting | null
  readonly problems: readonly Problem[]
}

/** Reads the setting of labels from an address. */
export function readSetting(given: URLSearchParams, locale: Locale): ReadSetting {
  const { wrong } = editionMessages(locale)
  const held = (name: SettingControl): string => (given.get(name) ?? settingControls[name]).trim()
  const typed = {
    planche: held('planche'),
    premiere: held('premiere'),
    exemplaires: held('exemplaires'),
    droite: held('droite'),
    bas: held('bas'),
  }
  const sheet = isSheet(typed.planche) ? sheets[typed.planche] : null
  const most = sheet ? sheet.columns * sheet.rows : 24
  const start = whole(typed.premiere, most)
  const copies = whole(typed.exemplaires, 100)
  const right = offset(typed.droite)
  const down = offset(typed.bas)
  const problems: readonly Problem[] = [
    ...(sheet ? [] : [{ field: 'planche', message: wrong.sheet }]),
    ...(start === null ? [{ field: 'premiere', message: wrong.start(most) }] : []),
    ...(copies === null ? [{ field: 'exemplaires', message: wrong.copies }] : []),
    ...(right === null ? [{ field: 'droite', message: wrong.offset }] : []),
    ...(down === null ? [{ field: 'bas', message: wrong.offset }] : []),
  ]
  const isWhole = sheet && start !== null && copies !== null && right !== null && down !== null
  return { typed, problems, setting: isWhole ? { sheet, start, copies, right, down } : null }
}

function whole(text: string, most: number): number | null {
  if (!/^\d{1,4}$/.test(text)) return null
  const number = Number(text)
  return number >= 1 && number <= most ? number : null
}

function offset(text: string): number | null {
  if (!/^-?\d{1,2}([.,]\d{1,2})?$/.test(text)) return null
  const number = Number(text.replace(',', '.'))
  return Math.abs(number) <= 20 ? number : null
}
