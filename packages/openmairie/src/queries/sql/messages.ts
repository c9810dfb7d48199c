// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const sqlMessages = defineMessages({
  fr: {
    createTitle: 'Nouvelle requête en SQL',
    chooseApplication: 'Sur quelle application porte la requête\u00a0?',
    lead: 'Une lecture (SELECT) des tables ci-dessous, telles que chacun a le droit de les lire\u00a0: qui lance la requête n’y trouve que ses lignes. Rien ne peut y être modifié.',
    text: 'Texte SQL',
    textHelp: (variables: string) =>
      `Un paramètre s’écrit :nom ou &nom\u00a0: il est demandé au lancement. Connus sans être demandés\u00a0: ${variables}.`,
    parameters: 'Paramètres',
    parametersHelp: 'Ceux que le texte nomme. Un paramètre sans réponse vaut NULL.',
    parameter: (name: string) => `Paramètre :${name}`,
    asked: 'Question posée au lancement',
    type: 'Ce que l’on y répond',
    types: { text: 'un texte', number: 'un nombre', date: 'une date' },
    proposed: 'Réponse proposée',
    tables: 'Tables et colonnes',
    tablesLead: 'Les noms à écrire, et ce qu’ils désignent.',
    noTables: 'Aucune table ne vous est ouverte dans cette application.',
    shown: (rows: number) =>
      rows > 1
        ? `Les ${rows.toLocaleString('fr-FR')} premières lignes sont affichées\u00a0: exportez pour les avoir toutes.`
        : rows === 1
          ? 'Seule la première ligne est affichée\u00a0: exportez pour les avoir toutes.'
          : 'La première ligne est trop longue pour être affichée\u00a0: demandez moins de colonnes, ou exportez.',
    noColumn: 'Le résultat n’a aucune colonne\u00a0: nommez-en une après SELECT pour l’exporter.',
    tooHeavy:
      'Le résultat est trop volumineux pour un fichier\u00a0: demandez moins de colonnes, ou ajoutez des conditions.',
    count: (rows: number) => (rows > 1 ? `${rows} lignes` : rows === 1 ? 'Une ligne' : 'Aucune ligne'),
    tooLong: (most: number) => `Le texte a ${most} caractères au plus.`,
    noText: 'Écrivez le texte de la requête.',
    show: 'La requête en SQL',
    personal:
      'Si ces lignes sont exportées, le journal dira par quel texte, et à partir de quelles données personnelles.',
  },
  en: {
    createTitle: 'New query in SQL',
    chooseApplication: 'Which application is the query about?',
    lead: 'A reading (SELECT) of the tables below, as everyone may read them: whoever runs the query finds only his own rows there. Nothing can be changed by it.',
    text: 'SQL text',
    textHelp: (variables: string) =>
      `A parameter is written :name or &name: it is asked for when the query is run. Known without being asked for: ${variables}.`,
    parameters: 'Parameters',
    parametersHelp: 'Those that the text names. A parameter without an answer is NULL.',
    parameter: (name: string) => `Parameter :${name}`,
    asked: 'Question asked when it is run',
    type: 'What is answered',
    types: { text: 'a text', number: 'a number', date: 'a date' },
    proposed: 'Answer proposed',
    tables: 'Tables and columns',
    tablesLead: 'The names to write, and what they are.',
    noTables: 'No table of this application is open to you.',
    shown: (rows: number) =>
      rows > 1
        ? `The first ${rows.toLocaleString('en-GB')} rows are shown: export to have all of them.`
        : rows === 1
          ? 'Only the first row is shown: export to have all of them.'
          : 'The first row is too long to be shown: ask for fewer columns, or export.',
    noColumn: 'The result has no column: name one after SELECT to export it.',
    tooHeavy: 'The result is too large for a file: ask for fewer columns, or add conditions.',
    count: (rows: number) => (rows > 1 ? `${rows} rows` : rows === 1 ? 'One row' : 'No row'),
    tooLong: (most: number) => `The text has ${most} characters at most.`,
    noText: 'Write the text of the query.',
    show: 'The query in SQL',
    personal: 'If these rows are exported, the journal tells by which text, and from which personal data.',
  },
})
