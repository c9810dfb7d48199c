// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'

/** What the page of what is sent to the préfecture says. */
export const motsTransmission = defineMessages({
  fr: {
    title: 'Transmission à la préfecture',
    noPoll: 'Aucun scrutin n’est complet\u00a0: un fichier se fait quand tous les bureaux sont arrivés.',
    missing: 'Ce qu’il manque',
    missingHelp: 'Le fichier ne peut pas être fait tant que ceci n’est pas rempli\u00a0:',
    archived: 'Ce scrutin est archivé\u00a0: aucun fichier n’y est plus ajouté. Ceux qui ont été faits restent ici.',
    notComplete:
      'Ce scrutin n’est pas complet\u00a0: le fichier se fait quand tous les bureaux sont arrivés, sans erreur.',
    make: { initial: 'Faire le fichier initial', rectificatif: 'Faire un fichier rectificatif' },
    layout: 'Présentation',
    layouts: { csv: 'Valeurs séparées par des points-virgules', fixe: 'Champs de largeur fixe' },
    noLayout: 'Dites dans quelle présentation la préfecture prend le fichier.',
    unchanged: (file: string) => `Rien n’a changé depuis ${file}\u00a0: un rectificatif dirait les mêmes résultats.`,
    changed: (file: string) =>
      `Des résultats ont changé depuis ${file}\u00a0: faites un fichier rectificatif et transmettez-le.`,
    made: 'Fichiers faits',
    none: 'Aucun fichier n’a encore été fait pour ce scrutin.',
    file: 'Fichier',
    date: 'Fait le',
    type: 'Type',
    types: { initial: 'Initial', rectificatif: 'Rectificatif' },
    digest: 'Empreinte SHA-256',
    download: (file: string) => `Télécharger ${file}`,
    notKept: 'Son contenu n’a pas été gardé.',
    altered: (file: string) =>
      `Le contenu gardé de ${file} ne correspond plus à son empreinte\u00a0: il a été modifié en dehors de l’application. Prévenez votre administrateur, et faites un fichier rectificatif.`,
    done: (file: string) => `${file} est fait. Téléchargez-le ci-dessous et transmettez-le à la préfecture.`,
  },
  en: {
    title: 'Sending to the préfecture',
    noPoll: 'No poll is complete: a file is made once all stations have arrived.',
    missing: 'What is missing',
    missingHelp: 'The file cannot be made as long as this is not filled in:',
    archived: 'This poll is archived: no file is added to it any more. Those that were made stay here.',
    notComplete: 'This poll is not complete: the file is made once all stations have arrived, without error.',
    make: { initial: 'Make the first file', rectificatif: 'Make a correcting file' },
    layout: 'Layout',
    layouts: { csv: 'Values separated by semicolons', fixe: 'Fields of fixed width' },
    noLayout: 'Say in which layout the préfecture takes the file.',
    unchanged: (file: string) => `Nothing has changed since ${file}: a correcting file would say the same results.`,
    changed: (file: string) => `Results have changed since ${file}: make a correcting file, and send it.`,
    made: 'Files made',
    none: 'No file was made for this poll yet.',
    file: 'File',
    date: 'Made on',
    type: 'Kind',
    types: { initial: 'First', rectificatif: 'Correcting' },
    digest: 'SHA-256 digest',
    download: (file: string) => `Download ${file}`,
    notKept: 'Its content was not kept.',
    altered: (file: string) =>
      `What is kept of ${file} does not match its digest any more: it was changed outside the application. Tell your administrator, and make a correcting file.`,
    done: (file: string) => `${file} is made. Download it below, and send it to the préfecture.`,
  },
})
