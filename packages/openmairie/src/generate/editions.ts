// SPDX-License-Identifier: EUPL-1.2
import type { EditionDefinitions, EtatDefinition, SousEtatDefinition } from '../model/edition.js'
import { sousEtatMark, usualSender } from '../model/edition-text.js'
import type { AnyFacts } from '../model/infer/infer.js'

/**
 * What is printed of an entity by convention: an état of each record, a letter to each person who has an address, a sous-état
 * for each tab, labels. Null where it has no record of its own, and none but labels where nothing names one.
 */
export function editionsOf(
  facts: AnyFacts,
  all: readonly AnyFacts[],
): { readonly facts: AnyFacts; readonly editions: EditionDefinitions } | null {
  if (facts.junction === true) return null
  const sousEtats = (facts.children ?? []).flatMap((child) => {
    const entity = all.find(({ name }) => name === child.entity)
    return entity ? [sousEtatOf(entity, child.reference)] : []
  })
  const tables = sousEtats.map(({ name }) => sousEtatMark(name))
  const etat: EtatDefinition = {
    name: facts.name,
    kind: 'etat',
    entity: facts.name,
    title: '<h1>[om_libelle]</h1>',
    body: ['<dl data-champs></dl>', ...tables].join(''),
  }
  // Rows that nothing names have labels, and no document of their own.
  const isNamed = facts.key.length > 0
  const letter = letterOf(facts)
  const etiquettes = [
    { name: `${facts.name}_etiquette`, entity: facts.name, lines: letter?.address ?? ['[om_libelle]'] },
  ]
  const etats = !isNamed ? [] : letter ? [etat, letter] : [etat]
  return { facts, editions: { etats, sousEtats, etiquettes } }
}

/** Lines of an address, each of the fields that hold it by their usual names. */
const addressLines: readonly (readonly (readonly string[])[])[] = [
  [
    ['civilite', 'titre'],
    ['prenom', 'prenoms'],
    ['nom', 'nom_usage', 'raison_sociale'],
  ],
  [['complement', 'complement_adresse', 'adresse_complement']],
  [
    ['numero', 'numero_voie'],
    ['adresse', 'adresse1', 'rue', 'voie', 'libelle_voie'],
  ],
  [['adresse2', 'lieu_dit', 'bp']],
  [
    ['cp', 'code_postal', 'codepostal'],
    ['ville', 'commune', 'localite'],
  ],
]

/** A letter by which a person checks what is known of her; null where nobody can be written to. */
function letterOf({ name, key, fields, references }: AnyFacts): EtatDefinition | null {
  const lines = addressLines.map((parts) =>
    parts.flatMap((names) => {
      const found = names.find((each) => Object.hasOwn(fields, each))
      if (found === undefined) return []
      // A code that refers to a table of towns is shown by their name: an envelope needs both.
      const refers = (references ?? []).some(
        (reference) => reference.fields.length === 1 && reference.fields[0] === found,
      )
      return refers && /^(cp|code_?postal)$/.test(found) ? [`[${found} : code]`, `[${found}]`] : [`[${found}]`]
    }),
  )
  const [person = [], , street = [], , town = []] = lines
  if (person.length === 0 || street.length + town.length === 0) return null
  const reference = Object.hasOwn(fields, 'matricule') ? 'matricule' : key[0]
  if (reference === undefined) return null
  const called = calledBy(fields)
  return {
    name: `${name}_lettre`,
    kind: 'lettre',
    label: 'Lettre de vérification',
    entity: name,
    address: lines.filter((line) => line.length > 0).map((line) => line.join(' ')),
    // A record that holds much is told on one sheet, and what signs it stays with what it says.
    page: { size: 10 },
    // The reference is read at the head of the sheet, where the room is: the signature needs that of the foot.
    sender: `${usualSender}<img data-code="code128" data-valeur="[${reference}]">`,
    body: [
      '<p style="text-align: right">Le [&aujourdhui : date longue]</p>',
      `<p>Nos réf. : [${reference}]<br>Affaire suivie par : &utilisateur</p>`,
      '<p><strong>Objet : vérification des renseignements qui vous concernent</strong></p>',
      `<p>${called},</p>`,
      '<p style="text-align: justify">Voici les renseignements que nous conservons à votre sujet. Merci de nous signaler ce qui serait inexact ou aurait changé, en rappelant la référence ci-dessus.</p>',
      '<dl data-champs></dl>',
      `<div class="insecable"><p style="text-align: justify">Nous vous prions d’agréer, ${called}, l’expression de nos salutations distinguées.</p><img class="signature"></div>`,
    ].join(''),
  }
}

/** How a person is called: as her civilité says, where there is one and it says so. */
function calledBy(fields: AnyFacts['fields']): string {
  return Object.hasOwn(fields, 'civilite') ? '[civilite : Monsieur / Madame / Madame, Monsieur]' : 'Madame, Monsieur'
}

/** The columns of its listing, less what leads to the record printed. */
function sousEtatOf({ name, references, listing }: AnyFacts, reference: string): SousEtatDefinition {
  const carried = (references ?? []).find((each) => each.name === reference)?.fields ?? []
  const columns = (listing?.columns ?? []).filter((column) => !carried.includes(column))
  return {
    name: `${name}.${reference}`,
    entity: name,
    reference,
    columns: columns.length > 0 ? columns : (listing?.columns ?? []),
  }
}
