// SPDX-License-Identifier: EUPL-1.2
import type { ArchivePackage, FieldDescription, ResourceDescription } from './package.js'
import { parts } from './package.js'

/** What describes the archive to a reader, in the language of those who ask for it by law. */
export function readmeOf(archive: ArchivePackage): string {
  const { collectivite, applications, left, lost } = archive.openmairie
  const tables = archive.resources.filter(({ schema }) => schema !== undefined)
  const others = archive.resources.filter(({ schema }) => schema === undefined)
  return `${[
    `# ${archive.title}`,
    `Archive faite le ${dayOf(archive.created)}\u00a0: tout ce que la collectivité «\u00a0${collectivite.label}\u00a0» (numéro ${collectivite.id}) possède dans ${list(applications.map(({ label }) => `«\u00a0${label}\u00a0»`))}, en formats ouverts. Elle se lit avec n’importe quel tableur ou programme, et se reprend dans une autre instance par \`openmairie reversibility import\`.`,
    '## Comment lire les fichiers',
    [
      '- Les tableaux (`.csv`) sont en UTF-8, séparés par des virgules, une ligne d’en-têtes d’abord (RFC 4180). Les valeurs sont celles de la base, telles quelles\u00a0: dates `AAAA-MM-JJ`, instants avec leur décalage horaire, nombres avec un point, `true` et `false`, octets en hexadécimal, listes en JSON.',
      '- Une cellule vide sans guillemets ne contient rien\u00a0; une cellule `""` contient un texte vide. PostgreSQL les lit ainsi\u00a0: `\\copy table FROM fichier.csv CSV HEADER`.',
      `- \`${parts.package}\` dit la même chose que cette page à un programme, au format Data Package (Frictionless Data).`,
      `- \`${parts.sums}\` donne l’empreinte SHA-256 de chaque fichier\u00a0: \`sha256sum -c ${parts.sums}\` les vérifie.`,
      `- \`${parts.files}\` contient les fichiers eux-mêmes, chacun sous son empreinte\u00a0; \`suivi/fichiers.csv\` dit leurs noms et de quel enregistrement ils sont.`,
    ].join('\n'),
    '## Ce qui n’y est pas',
    [
      '- Les mots de passe, les sessions, les secrets, les droits\u00a0: ils sont à l’instance.',
      '- Les comptes\u00a0: seuls l’identifiant et le nom de ceux que l’archive cite.',
      '- Ce qui appartient à d’autres collectivités. Les tables partagées ne donnent que les lignes auxquelles les siennes renvoient.',
      ...left.map(({ application, entity }) =>
        entity === null
          ? `- L’application «\u00a0${application}\u00a0»\u00a0: elle ne distingue pas les collectivités, et l’instance en sert plusieurs.`
          : `- La table \`${application}.${entity}\`\u00a0: rien ne dit à quelle collectivité sont ses lignes.`,
      ),
      ...lost.map((hash) => `- Le contenu \`${hash}\`\u00a0: l’instance ne l’avait plus.`),
    ].join('\n'),
    '## Les tableaux',
    ...tables.map(tableText),
    ...(others.length > 0
      ? ['## Les journaux', others.map((each) => `- \`${each.path}\`\u00a0: ${each.title}, ${lines(each)}.`).join('\n')]
      : []),
  ].join('\n\n')}\n`
}

function tableText(resource: ResourceDescription): string {
  const { title, path, description, schema, openmairie } = resource
  const keys = schema?.primaryKey ?? []
  const columns = (schema?.fields ?? []).map((field) => columnText(resource, field, keys.includes(field.name)))
  return [
    `### ${title}`,
    `\`${path}\`\u00a0: ${lines(resource)}${openmairie.kind === 'shared' ? ', d’une table partagée par toutes les collectivités' : ''}.${description === undefined ? '' : ` ${description}`}`,
    [
      '| Colonne | Libellé | Type | Longueur | Clé | Renvoie à | Donnée personnelle |',
      '|---|---|---|---|---|---|---|',
      ...columns,
    ].join('\n'),
  ].join('\n\n')
}

function columnText({ name, schema }: ResourceDescription, field: FieldDescription, isKey: boolean): string {
  const reference = schema?.foreignKeys?.find(({ fields }) => fields.includes(field.name))
  const target = reference?.reference.resource === '' ? name : reference?.reference.resource
  const { native, nullable, personal } = field.openmairie
  const cells = [
    `\`${field.name}\``,
    field.title,
    `${native}${nullable ? '' : ', obligatoire'}`,
    String(field.constraints?.maxLength ?? ''),
    isKey ? 'oui' : '',
    target === undefined ? '' : `\`${target}\``,
    personal ?? '',
  ]
  return `| ${cells.map(cell).join(' | ')} |`
}

const dayOf = (instant: string): string =>
  new Date(instant).toLocaleDateString('fr', { dateStyle: 'long', timeZone: 'UTC' })
const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')
const lines = ({ openmairie: { rows } }: ResourceDescription): string => `${rows} ligne${rows > 1 ? 's' : ''}`
const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`
