// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'
import type { Place, Reason } from './contract.js'

interface Messages {
  readonly places: Readonly<Record<Place, string>>
  readonly reasons: Readonly<Record<Reason, (written: string) => string>>
}

/** What is said of what could not be taken over, with the way out. */
export const takeoverMessages = defineMessages<Messages>({
  fr: {
    places: {
      row: 'ligne',
      request: 'requête',
      title: 'titre',
      body: 'corps',
      header: 'en-tête',
      footer: 'pied de page',
      columns: 'colonnes',
    },
    reasons: {
      'no-row': () =>
        'ni la collectivité ni la multi n’en ont\u00a0: donnez par --collectivite celle dont la définition est à reprendre.',
      'no-request': (written) =>
        `la requête ${written} n’existe pas, rien ne dit de quel enregistrement parle l’édition\u00a0: écrivez-la dans app.ts.`,
      'request-unread': (written) =>
        `la requête «\u00a0${written}\u00a0» n’est pas lisible\u00a0: écrivez l’édition dans app.ts.`,
      'request-no-record': (written) =>
        `«\u00a0${written}\u00a0» ne désigne aucun enregistrement de l’application\u00a0: vérifiez que sa table y est, avec sa clé.`,
      'request-filtered': (written) =>
        `«\u00a0${written}\u00a0» écarte ou répète des lignes, ce qu’un sous-état ne sait pas faire\u00a0: faites une vue de ces lignes et un sous-état de la vue.`,
      'request-method': (written) =>
        `les champs de la méthode ${written} sont calculés en PHP\u00a0: faites-en des colonnes ou des vues.`,
      'class-unknown': (written) =>
        `la classe «\u00a0${written}\u00a0» n’est pas une table de l’application\u00a0: ses champs restent tels quels.`,
      'class-unlinked': (written) =>
        `aucune classe citée avant «\u00a0${written}\u00a0» ne la référence\u00a0: répétez un bloc par data-pour, ou faites un sous-état.`,
      'several-references': (written) =>
        `plusieurs renvois mènent là\u00a0: «\u00a0${written}\u00a0» est suivi, changez-le si c’en est un autre.`,
      expression: (written) =>
        `«\u00a0${written}\u00a0» n’a pas d’équivalent\u00a0: il reste visible\u00a0; écrivez un champ, ou ajoutez la colonne à une vue.`,
      'field-unknown': (written) => `${written} n’est pas un champ de la requête\u00a0: il reste visible, comme avant.`,
      'variable-unknown': (written) => `${written} n’est pas un paramètre\u00a0: il reste visible, comme avant.`,
      'parameter-fields': (written) =>
        `un paramètre nomme un champ qui s’écrit autrement ici (${written})\u00a0: corrigez sa valeur par l’administration.`,
      picture: (written) =>
        `une image est laissée (${written})\u00a0: le logo de la collectivité s’écrit <img class="logo">.`,
      'merged-cells': () => 'des cellules fusionnées sont séparées\u00a0: relisez le tableau.',
      'sous-etat-missing': (written) =>
        `le sous-état «\u00a0${written}\u00a0» n’est pas repris\u00a0: sa place est vide.`,
      'column-sort': (written) =>
        `le tri par «\u00a0${written}\u00a0» n’a pas d’équivalent\u00a0: choisissez-en un par sort.`,
      'column-sums': (written) =>
        `une seule somme par colonne est possible, d’une colonne reprise («\u00a0${written}\u00a0»)\u00a0: choisissez par totals.`,
      'date-wording': (written) => `«\u00a0${written}\u00a0» s’écrit «\u00a01er mars 2026\u00a0» le premier du mois.`,
      'boolean-wording': (written) => `«\u00a0${written}\u00a0» s’écrit Oui ou Non, et non plus t ou f.`,
      'empty-parts': (written) =>
        `«\u00a0${written}\u00a0» disparaissait dès qu’une de ses parties était vide\u00a0: les autres sont maintenant écrites.`,
      'row-joined': (written) =>
        `«\u00a0${written}\u00a0» pouvait écarter l’enregistrement ou la ligne\u00a0: ce qui manque est maintenant laissé vide.`,
      'other-logo': (written) => `le logo «\u00a0${written}\u00a0» devient celui de la collectivité.`,
      'title-place': (written) =>
        `le titre se tenait à un endroit de la page (${written} mm)\u00a0: il précède maintenant le corps\u00a0; une adresse d’enveloppe à fenêtre s’écrit dans address.`,
      'name-taken': (written) => `un état porte déjà ce code\u00a0: la lettre s’appelle «\u00a0${written}\u00a0».`,
    },
  },
  en: {
    places: {
      row: 'row',
      request: 'request',
      title: 'title',
      body: 'body',
      header: 'header',
      footer: 'footer',
      columns: 'columns',
    },
    reasons: {
      'no-row': () =>
        'neither the collectivité nor the multi has it: name by --collectivite whose definition to take over.',
      'no-request': (written) =>
        `there is no request ${written}, nothing says what record the edition is about: write it in app.ts.`,
      'request-unread': (written) => `the request “${written}” cannot be read: write the edition in app.ts.`,
      'request-no-record': (written) =>
        `“${written}” names no record of the application: check that its table is there, with its key.`,
      'request-filtered': (written) =>
        `“${written}” keeps rows back or repeats them, which a sous-état cannot do: make a view of these rows, and a sous-état of the view.`,
      'request-method': (written) =>
        `the fields of the method ${written} are computed in PHP: make columns or views of them.`,
      'class-unknown': (written) =>
        `the class “${written}” is no table of the application: its fields stay as they are.`,
      'class-unlinked': (written) =>
        `no class named before “${written}” refers to it: repeat a block with data-pour, or make a sous-état.`,
      'several-references': (written) =>
        `several references lead there: “${written}” is followed, change it if it is another.`,
      expression: (written) =>
        `“${written}” has no equivalent: it stays visible; write a field, or add the column to a view.`,
      'field-unknown': (written) => `${written} is no field of the request: it stays visible, as before.`,
      'variable-unknown': (written) => `${written} is no parameter: it stays visible, as before.`,
      'parameter-fields': (written) =>
        `a parameter names a field that is spelt otherwise here (${written}): correct its value in the administration.`,
      picture: (written) =>
        `a picture is left out (${written}): the logo of the collectivité is written <img class="logo">.`,
      'merged-cells': () => 'merged cells are taken apart: read the table again.',
      'sous-etat-missing': (written) => `the sous-état “${written}” is not taken over: its place is empty.`,
      'column-sort': (written) => `the order by “${written}” has no equivalent: choose one with sort.`,
      'column-sums': (written) =>
        `a column has one sum at most, and only where it was taken over (“${written}”): choose with totals.`,
      'date-wording': (written) => `“${written}” is written “1er mars 2026” on the first of a month.`,
      'boolean-wording': (written) => `“${written}” is written Oui or Non, no longer t or f.`,
      'empty-parts': (written) =>
        `“${written}” vanished as soon as a part of it was empty: the others are written now.`,
      'row-joined': (written) =>
        `“${written}” could leave the record or the row out: what is missing is left empty now.`,
      'other-logo': (written) => `the logo “${written}” becomes that of the collectivité.`,
      'title-place': (written) =>
        `the title stood at a place of the page (${written} mm): it now precedes the body; the address of a window envelope is written in address.`,
      'name-taken': (written) => `an état has this code already: the letter is called “${written}”.`,
    },
  },
})
