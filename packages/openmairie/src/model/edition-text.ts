// SPDX-License-Identifier: EUPL-1.2

/** Who writes, at the head of a letter. */
export const usualSender = '<img class="logo"><p><strong>&collectivite</strong></p>'

/** The element that stands for the table of a sous-état in a text of an edition: its name may hold any sign. */
export function sousEtatMark(name: string): string {
  return `<div data-sous-etat="${quoted(name)}"></div>`
}

/** The element that stands for the table of a query, with the parameters that it asks for. */
export function queryMark(name: string, parameters: readonly string[]): string {
  const said = parameters.map((each) => `${each}=`).join('; ')
  return `<div data-requete="${quoted(name)}"${said === '' ? '' : ` data-parametres="${quoted(said)}"`}></div>`
}

/** The attribute of what is repeated for each row of a tab, which a reference of an entity makes. */
export function tabMark(entity: string, reference: string): string {
  return `data-pour="${quoted(`${entity}.${reference}`)}"`
}

/** What the quotes of an attribute hold. */
export function quoted(name: string): string {
  return name.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
