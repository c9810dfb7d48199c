// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'
import type { Compte, Genre } from '../exchanges/importation.js'

/** What the page of imports says. */
export const motsImport = defineMessages({
  fr: {
    title: 'Importer',
    noPoll:
      'Aucun scrutin ne peut recevoir de fichier\u00a0: créez-en un dans «\u00a0Scrutins\u00a0». Un scrutin proclamé ou archivé n’en reçoit plus.',
    closed: 'Ce scrutin est proclamé ou archivé\u00a0: rien n’y est plus importé.',
    intro:
      'Le fichier est d’abord vérifié\u00a0: vous voyez ce qu’il apporterait, ou ce qui ne va pas, ligne par ligne. Rien n’est enregistré avant que vous confirmiez.',
    what: 'Ce que contient le fichier',
    genres: {
      inscrits: 'Les inscrits de chaque bureau',
      candidats: 'Les candidats des listes',
      resultats: 'Les résultats par bureau, au format des données ouvertes',
    } satisfies Record<Genre, string>,
    helps: {
      inscrits: 'Une ligne par bureau\u00a0: son code, ses inscrits. Les intitulés sont ceux du modèle.',
      candidats:
        'Une ligne par candidat\u00a0: liste (son panneau ou son titre), rang, nom, prénom, sexe, naissance, rang au conseil communautaire. Les intitulés sont ceux du modèle.',
      resultats:
        'Une ligne par bureau, les listes côte à côte. Les bureaux et les listes que le scrutin n’a pas encore sont créés.',
    } satisfies Record<Genre, string>,
    template: (name: string) => `Modèle «\u00a0${name}\u00a0»`,
    templates: 'Modèles à télécharger, à remplir dans un tableur et à enregistrer en CSV (séparateur point-virgule)',
    file: 'Fichier CSV',
    fileHelp: 'Valeurs séparées par des points-virgules, 1 Mo au plus.',
    check: 'Vérifier le fichier',
    noGenre: 'Dites ce que contient le fichier.',
    noFile: 'Choisissez un fichier.',
    refused: (count: number) =>
      count === 1
        ? 'Le fichier a une anomalie\u00a0: rien n’est importé. Corrigez-la, puis envoyez-le de nouveau.'
        : `Le fichier a ${count} anomalies\u00a0: rien n’est importé. Corrigez-les, puis envoyez-le de nouveau.`,
    anomalies: (file: string) => `Anomalies de ${file}`,
    more: (count: number) => `Et ${count} autres, qui ne sont pas montrées.`,
    line: 'Ligne',
    column: 'Colonne',
    value: 'Valeur',
    reason: 'Ce qui ne va pas',
    wholeLine: 'toute la ligne',
    emptyValue: 'vide',
    report: (file: string) => `${file}\u00a0: le fichier est bon`,
    nothingYet: 'Rien n’est encore enregistré. Voici ce que l’import fera\u00a0:',
    counts: {
      lignes: 'Lignes lues',
      bureauxCrees: 'Bureaux de vote créés',
      bureauxAjoutes: 'Bureaux ajoutés au scrutin',
      listesCreees: 'Listes créées',
      inscritsModifies: 'Nombres d’inscrits modifiés',
      resultats: 'Résultats enregistrés',
      colistiersAjoutes: 'Candidats ajoutés',
      colistiersModifies: 'Candidats modifiés',
      colistiersRetires: 'Candidats retirés',
      inchanges: 'Sans changement',
    } satisfies Record<Compte, string>,
    absents: (names: string) => `Le fichier ne dit rien de\u00a0: ${names}. Ils gardent ce qu’ils ont.`,
    totals: 'Totaux du fichier',
    list: 'Liste ou candidat',
    confirm: 'Importer',
    cancel: 'Ne pas importer',
    done: (lines: number) => (lines === 1 ? 'Une ligne est importée.' : `${lines} lignes sont importées.`),
    back: 'Voir le scrutin',
  },
  en: {
    title: 'Import',
    noPoll:
      'No poll can receive a file: create one under “Polls”. A proclaimed or archived poll receives none any more.',
    closed: 'This poll is proclaimed or archived: nothing is imported into it any more.',
    intro:
      'The file is checked first: you see what it would bring, or what is wrong, line by line. Nothing is stored before you confirm.',
    what: 'What the file holds',
    genres: {
      inscrits: 'Registered voters of each station',
      candidats: 'Candidates of the lists',
      resultats: 'Results by station, in the format of open data',
    } satisfies Record<Genre, string>,
    helps: {
      inscrits: 'One line for each station: its code, its registered voters. Headings are those of the template.',
      candidats:
        'One line for each candidate: list (its panel or its title), rank, last name, first name, sex, birth, rank at the community council. Headings are those of the template.',
      resultats:
        'One line for each station, lists side by side. Stations and lists that the poll does not have yet are created.',
    } satisfies Record<Genre, string>,
    template: (name: string) => `Template “${name}”`,
    templates: 'Templates to download, fill in with a spreadsheet and save as CSV (separated by semicolons)',
    file: 'CSV file',
    fileHelp: 'Values separated by semicolons, 1 MB at most.',
    check: 'Check the file',
    noGenre: 'Say what the file holds.',
    noFile: 'Choose a file.',
    refused: (count: number) =>
      count === 1
        ? 'The file has one fault: nothing is imported. Put it right, then send it again.'
        : `The file has ${count} faults: nothing is imported. Put them right, then send it again.`,
    anomalies: (file: string) => `Faults of ${file}`,
    more: (count: number) => `And ${count} more, which are not shown.`,
    line: 'Line',
    column: 'Column',
    value: 'Value',
    reason: 'What is wrong',
    wholeLine: 'the whole line',
    emptyValue: 'empty',
    report: (file: string) => `${file}: the file is good`,
    nothingYet: 'Nothing is stored yet. This is what the import will do:',
    counts: {
      lignes: 'Lines read',
      bureauxCrees: 'Stations created',
      bureauxAjoutes: 'Stations added to the poll',
      listesCreees: 'Lists created',
      inscritsModifies: 'Numbers of registered changed',
      resultats: 'Results stored',
      colistiersAjoutes: 'Candidates added',
      colistiersModifies: 'Candidates changed',
      colistiersRetires: 'Candidates taken off',
      inchanges: 'Unchanged',
    } satisfies Record<Compte, string>,
    absents: (names: string) => `The file says nothing of: ${names}. They keep what they have.`,
    totals: 'Totals of the file',
    list: 'List or candidate',
    confirm: 'Import',
    cancel: 'Do not import',
    done: (lines: number) => (lines === 1 ? 'One line is imported.' : `${lines} lines are imported.`),
    back: 'See the poll',
  },
})
