// SPDX-License-Identifier: EUPL-1.2
import type { EditionDefinitions } from '../../model/edition.js'
import type { Filed, Kind, Texts } from './contract.js'
import { etatControls, etatOf, etatTexts, linesIn } from './etat-texts.js'
import { sousEtatControls, sousEtatOf, sousEtatTexts } from './sous-etat-texts.js'

/** Names of the controls of a definition, in their order. */
export function controlsOf(filed: Filed): readonly string[] {
  if (filed.kind === 'etat') return etatControls(filed.definition)
  return filed.kind === 'sous-etat' ? sousEtatControls : ['label', 'lines']
}

/** A definition as texts. */
export function textsOf(filed: Filed): Texts {
  if (filed.kind === 'etat') return etatTexts(filed.definition)
  if (filed.kind === 'sous-etat') return sousEtatTexts(filed.definition)
  return { label: filed.definition.label ?? '', lines: filed.definition.lines.join('\n') }
}

/** The definition that texts say, over the file's; what texts do not say is as the file says. */
export function definitionOf(filed: Filed, said: Texts): Filed {
  const texts = { ...textsOf(filed), ...said }
  if (filed.kind === 'etat') return { kind: 'etat', definition: etatOf(filed.definition, texts) }
  if (filed.kind === 'sous-etat') return { kind: 'sous-etat', definition: sousEtatOf(filed.definition, texts) }
  const { name, entity } = filed.definition
  const { label = '', lines = '' } = texts
  return {
    kind: 'etiquette',
    definition: { name, entity, ...(label === '' ? {} : { label }), lines: linesIn(lines) },
  }
}

/** The definition of that name in a file. */
export function filedIn(editions: Required<EditionDefinitions>, kind: Kind, name: string): Filed | null {
  return filedAll(editions).find((each) => each.kind === kind && each.definition.name === name) ?? null
}

/** All the definitions of an application. */
export function filedAll({ etats, sousEtats, etiquettes }: Required<EditionDefinitions>): readonly Filed[] {
  return [
    ...etats.map((definition): Filed => ({ kind: 'etat', definition })),
    ...etiquettes.map((definition): Filed => ({ kind: 'etiquette', definition })),
    ...sousEtats.map((definition): Filed => ({ kind: 'sous-etat', definition })),
  ]
}

/** The same definitions, with some others in place of those of their names, then those of new names. */
export function replaced(editions: Required<EditionDefinitions>, by: readonly Filed[]): Required<EditionDefinitions> {
  const isOf = (filed: Filed) => (each: Filed) =>
    each.kind === filed.kind && each.definition.name === filed.definition.name
  const known = filedAll(editions)
  const all = [
    ...known.map((filed) => by.find(isOf(filed)) ?? filed),
    ...by.filter((filed) => !known.some(isOf(filed))),
  ]
  return {
    etats: all.flatMap((each) => (each.kind === 'etat' ? [each.definition] : [])),
    sousEtats: all.flatMap((each) => (each.kind === 'sous-etat' ? [each.definition] : [])),
    etiquettes: all.flatMap((each) => (each.kind === 'etiquette' ? [each.definition] : [])),
  }
}

/** The texts that a file says otherwise than when a version was written. */
export function changedInFile(filed: Filed, origin: Texts): readonly string[] {
  const now = textsOf(filed)
  return controlsOf(filed).filter((control) => (origin[control] ?? now[control]) !== now[control])
}
