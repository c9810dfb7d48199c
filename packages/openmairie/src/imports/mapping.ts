// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'

/** Words of headings that mean the same, as the columns of town halls' files are called. */
const meanings: readonly (readonly string[])[] = [
  [
    'email',
    'e mail',
    'mail',
    'mel',
    'courriel',
    'adresse mail',
    'adresse email',
    'adresse electronique',
    'adresse de courriel',
  ],
  ['telephone', 'tel', 'tel fixe', 'telephone fixe', 'numero de telephone', 'phone', 'telephone1', 'telephone 1'],
  ['portable', 'mobile', 'gsm', 'tel portable', 'telephone portable', 'telephone mobile', 'telephone2', 'telephone 2'],
  ['nom', 'nom de famille', 'nom patronymique', 'nom d usage', 'name', 'last name'],
  ['prenom', 'prenoms', 'first name'],
  ['cp', 'code postal', 'codepostal', 'zip'],
  ['ville', 'commune', 'localite', 'city'],
  ['date de naissance', 'datenaissance', 'ne le', 'nee le', 'naissance', 'ddn', 'birth date'],
  ['adresse', 'adresse postale', 'voie', 'rue', 'address'],
  ['libelle', 'intitule', 'designation', 'label'],
  ['observation', 'observations', 'commentaire', 'commentaires', 'remarque', 'remarques', 'note', 'notes'],
  ['numero', 'num', 'no', 'n'],
  ['montant', 'somme', 'prix', 'amount'],
  ['civilite', 'titre', 'civ'],
]

/** A heading without what does not tell it apart: accents, case, marks, articles, «du», «(facultatif)». */
export function plainHeading(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}

const loose = (text: string): string =>
  text.replaceAll(/\b(d|l|de|du|des|la|le|les|of|the)\b/g, ' ').replaceAll(/\s+/g, '')

/**
 * The field that each heading names: by its column's name or its label, then by words that mean the same. Each field is
 * taken once, by the heading that names it best; null where none fits.
 */
export function mapHeadings(
  headings: readonly string[],
  fields: readonly Pick<Field, 'name' | 'label'>[],
): (string | null)[] {
  const found: (string | null)[] = headings.map(() => null)
  const taken = new Set<string>()
  const ways: readonly ((heading: string, field: Pick<Field, 'name' | 'label'>) => boolean)[] = [
    (heading, { name }) => heading === plainHeading(name),
    (heading, { label }) => heading === plainHeading(label),
    (heading, { name, label }) =>
      [plainHeading(name), plainHeading(label)].some((each) => loose(each) === loose(heading)),
    (heading, { name, label }) =>
      meanings.some(
        (words) =>
          words.includes(heading) && (words.includes(plainHeading(name)) || words.includes(plainHeading(label))),
      ),
  ]
  for (const way of ways) {
    for (const [index, heading] of headings.entries()) {
      const plain = plainHeading(heading)
      if (plain === '' || found[index] !== null) continue
      const field = fields.find((each) => !taken.has(each.name) && way(plain, each))
      if (!field) continue
      found[index] = field.name
      taken.add(field.name)
    }
  }
  return found
}
