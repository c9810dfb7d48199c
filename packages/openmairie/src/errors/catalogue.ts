// SPDX-License-Identifier: EUPL-1.2
/**
 * Every error that a user may meet, by code. docs/errors.md mirrors it; a test holds both in step.
 * Values between braces are named by the raiser.
 */
interface Entry {
  readonly status: number
  readonly message: { readonly fr: string; readonly en: string }
}

const entries = {
  OM_FORBIDDEN: {
    status: 403,
    message: { fr: 'Votre profil ne permet pas cette action.', en: 'Your profile does not allow this.' },
  },
  OM_NOT_FOUND: {
    status: 404,
    message: {
      fr: 'Cette page ou cet enregistrement n’existe pas, ou n’existe plus.',
      en: 'This page or record does not exist, or no longer does.',
    },
  },
  OM_LINK_OVER: {
    status: 410,
    message: {
      fr: 'Ce lien a déjà servi, ou n’est plus valable. Demandez-en un autre ; celui de l’installation s’affiche à chaque démarrage du serveur.',
      en: 'This link has served already, or is no longer valid. Ask for another one; that of the set-up is shown each time the server starts.',
    },
  },
  OM_SETUP_AWAITED: {
    status: 503,
    message: {
      fr: 'Cette instance attend son premier administrateur. Ouvrez le lien que le serveur affiche à son démarrage.',
      en: 'This instance awaits its first administrator. Open the link that the server shows when it starts.',
    },
  },
  OM_TABLE_CHANGED: {
    status: 409,
    message: {
      fr: 'La structure de cette table a changé dans la base : elle peut être lue, mais rien n’y est écrit avant une nouvelle génération.',
      en: 'The structure of this table has changed in the database: it can be read, but nothing is written there before a new generation.',
    },
  },
  OM_NOTHING_UNDONE: {
    status: 409,
    message: {
      fr: 'La table «\u00a0{table}\u00a0» est tenue par un moteur ({engine}) qui ne sait pas défaire ce qu’il écrit\u00a0: l’import, les changements et suppressions en lot, la fusion et l’anonymisation n’y sont pas possibles, et rien n’y a été écrit. Modifiez ses fiches une à une, ou demandez à votre service informatique de la convertir en InnoDB.',
      en: 'The table “{table}” is held by an engine ({engine}) that cannot undo what it writes: importing, changing or deleting many records at once, merging and anonymising are not possible there, and nothing was written there. Change its records one by one, or ask your IT department to convert it to InnoDB.',
    },
  },
  OM_WRITE_UNDECIDED: {
    status: 409,
    message: {
      fr: 'Le serveur s’est arrêté pendant un premier envoi de ce formulaire, et la fiche a été modifiée depuis\u00a0: rien ne dit plus si cet envoi a été enregistré. Rien n’a été enregistré de nouveau. Vérifiez les données, puis ouvrez un nouveau formulaire s’il y a lieu.',
      en: 'The server stopped during a first sending of this form, and the record was changed since: nothing tells any more whether that sending was saved. Nothing was saved again. Check the data, then open a new form if need be.',
    },
  },
  OM_BAD_REQUEST: {
    status: 400,
    message: {
      fr: 'La demande est incomplète ou mal formée : {reason}.',
      en: 'The request is incomplete or malformed: {reason}.',
    },
  },
  OM_TOO_LARGE: {
    status: 413,
    message: {
      fr: 'La demande est trop volumineuse. Raccourcissez ce qui a été saisi.',
      en: 'The request is too large. Shorten what was typed.',
    },
  },
  OM_FILE_TOO_LARGE: {
    status: 413,
    message: {
      fr: '«\u00a0{name}\u00a0» est trop gros\u00a0: {most} au plus.',
      en: '“{name}” is too large: {most} at most.',
    },
  },
  OM_FILE_REFUSED: {
    status: 422,
    message: {
      fr: '«\u00a0{name}\u00a0» n’est pas accepté\u00a0: {reason}.',
      en: '“{name}” is not accepted: {reason}.',
    },
  },
  OM_FILE_UNCHECKED: {
    status: 503,
    message: {
      fr: '«\u00a0{name}\u00a0» n’est pas pris\u00a0: l’antivirus n’a pas pu l’examiner. Recommencez dans un moment.',
      en: '“{name}” is not taken: the antivirus could not look at it. Try again in a moment.',
    },
  },
  OM_FILE_LOST: {
    status: 503,
    message: {
      fr: 'Le contenu de ce fichier ne se trouve plus là où l’instance garde ses fichiers. Dites-le à votre service informatique.',
      en: 'The content of this file is no longer where the instance keeps its files. Tell your IT department.',
    },
  },
  OM_FILES_UNREACHABLE: {
    status: 503,
    message: {
      fr: 'Les fichiers de l’instance sont inaccessibles pour l’instant. Recommencez dans un moment.',
      en: 'The files of the instance are out of reach for now. Try again in a moment.',
    },
  },
  OM_FILES_NOT_OURS: {
    status: 503,
    message: {
      fr: 'Le dossier ou le seau des fichiers n’est pas reconnu comme celui de cette instance\u00a0: rien n’y est supprimé. Si elle est seule à s’en servir, lancez «\u00a0openmairie files --take\u00a0»\u00a0; sinon, donnez-lui le sien (OPENMAIRIE_FILES_FOLDER, OPENMAIRIE_FILES_BUCKET).',
      en: 'The folder or bucket of files is not known to be this instance’s: nothing is removed there. If it alone uses it, run “openmairie files --take”; else give it its own (OPENMAIRIE_FILES_FOLDER, OPENMAIRIE_FILES_BUCKET).',
    },
  },
  OM_BACKUP_FAILED: {
    status: 503,
    message: {
      fr: 'La sauvegarde n’a pas été faite : {reason}',
      en: 'The backup was not made: {reason}',
    },
  },
  OM_TOO_LONG: {
    status: 503,
    message: {
      fr: 'La recherche a pris trop de temps. Précisez-la, ou changez de tri.',
      en: 'The search took too long. Narrow it, or change the order.',
    },
  },
  OM_DATABASE_NOT_READY: {
    status: 503,
    message: {
      fr: 'Une vue matérialisée de la base attend son premier calcul. Demandez-le à votre service informatique (REFRESH MATERIALIZED VIEW).',
      en: 'A materialized view of the database awaits its first refresh. Ask your IT department for it (REFRESH MATERIALIZED VIEW).',
    },
  },
  OM_DATABASE_NOT_ALLOWED: {
    status: 503,
    message: {
      fr: 'Le compte de l’application n’a pas ce droit dans la base. Demandez-le à votre service informatique (GRANT).',
      en: 'The application’s account lacks this right in the database. Ask your IT department for it (GRANT).',
    },
  },
  OM_DATABASE_CHANGED: {
    status: 503,
    message: {
      fr: 'La base a changé depuis que l’application a été générée. Demandez à votre service informatique de la régénérer.',
      en: 'The database has changed since the application was generated. Ask your IT department to generate it again.',
    },
  },
  OM_FREE_SQL_TEXT: {
    status: 422,
    message: {
      fr: 'Cette requête ne peut pas être lue{where}\u00a0: {reason}.',
      en: 'This query cannot be read{where}: {reason}.',
    },
  },
  OM_FREE_SQL_NOT_GIVEN: {
    status: 409,
    message: {
      fr: 'Le SQL libre n’est pas donné ici\u00a0: {reason}.',
      en: 'Free SQL is not given here: {reason}.',
    },
  },
  OM_FREE_SQL_BUSY: {
    status: 429,
    message: {
      fr: 'Une de vos requêtes libres, ou plusieurs d’autres personnes, sont en cours. Recommencez dans quelques secondes.',
      en: 'A free query of yours, or several of other people, are running. Try again in a few seconds.',
    },
  },
  OM_TOO_MANY_ATTEMPTS: {
    status: 429,
    message: {
      fr: 'Trop d’essais. Attendez une minute avant de recommencer.',
      en: 'Too many attempts. Wait a minute before trying again.',
    },
  },
  OM_NOT_AN_APPLICATION: {
    status: 500,
    message: { fr: '{folder} n’est pas une application : {reason}.', en: '{folder} is not an application: {reason}.' },
  },
  OM_APPLICATION_BROKEN: {
    status: 500,
    message: {
      fr: 'L’application {folder} ne se charge pas : {reason}.',
      en: 'The application {folder} does not load: {reason}.',
    },
  },
  OM_BAD_PARAMETERS: {
    status: 500,
    message: {
      fr: 'Le jeu de paramètres « {name} » ne peut pas être lu : {reason}.',
      en: 'The set of parameters “{name}” cannot be read: {reason}.',
    },
  },
  OM_NO_DATABASE: {
    status: 500,
    message: {
      fr: 'La base de données ne répond pas ({reason}). Vérifiez l’adresse que donne {variable}.',
      en: 'The database does not answer ({reason}). Check the address that {variable} gives.',
    },
  },
  OM_NO_BARRIER: {
    status: 500,
    message: {
      fr: 'Cette instance sert plusieurs collectivités, et la base ne les sépare pas encore elle-même\u00a0: {reason}. En production, mettez cette barrière en place, ou dites que vous vous en passez\u00a0: OPENMAIRIE_BARRIER=off.',
      en: 'This instance serves several authorities, and the database itself does not part them yet: {reason}. In production, put this barrier in place, or say that you do without: OPENMAIRIE_BARRIER=off.',
    },
  },
  OM_DATABASE_ADDRESS: {
    status: 400,
    message: {
      fr: 'L’adresse {place} n’est pas celle d’une base connue : elle commence par postgres://, mysql://, mariadb:// ou sqlite:.',
      en: 'The address {place} is not that of a known database: it begins with postgres://, mysql://, mariadb:// or sqlite:.',
    },
  },
  OM_DATABASE_NOT_GIVEN: {
    status: 503,
    message: {
      fr: 'Donnez à la variable {variable} l’adresse de la base de l’application.',
      en: 'Give the variable {variable} the address of the application’s database.',
    },
  },
  OM_DATABASE_UNREACHABLE: {
    status: 503,
    message: {
      fr: 'Aucun serveur {engine} ne répond à {place} ({reason}).',
      en: 'No {engine} server answers at {place} ({reason}).',
    },
  },
  OM_DATABASE_REFUSED: {
    status: 503,
    message: {
      fr: 'Le serveur refuse cet utilisateur ou ce mot de passe : {place}.',
      en: 'The server refuses this user or password: {place}.',
    },
  },
  OM_DATABASE_UNKNOWN: {
    status: 503,
    message: {
      fr: 'Le serveur n’a pas de base de ce nom : {place}.',
      en: 'The server has no database of that name: {place}.',
    },
  },
  OM_DATABASE_UNNAMED: {
    status: 400,
    message: {
      fr: 'L’adresse {place} ne nomme pas de base : elle finit par /nom_de_la_base.',
      en: 'The address {place} names no database: it ends with /name_of_the_database.',
    },
  },
  OM_DATABASE_FILE_MISSING: {
    status: 400,
    message: {
      fr: 'Le fichier {file} n’existe pas.',
      en: 'There is no file {file}.',
    },
  },
  OM_DATABASE_FILE_UNREADABLE: {
    status: 503,
    message: {
      fr: 'Le fichier {file} n’est pas une base SQLite, ou ne peut pas être lu.',
      en: 'The file {file} is no SQLite database, or cannot be read.',
    },
  },
  OM_SCHEMA_UNKNOWN: {
    status: 400,
    message: {
      fr: 'Le schéma « {schema} » n’existe pas dans cette base. Ses schémas : {schemas}.',
      en: 'There is no schema “{schema}” in this database. Its schemas: {schemas}.',
    },
  },
  OM_EMBEDDED_MISSING: {
    status: 503,
    message: {
      fr: 'Le paquet {name} n’est pas installé, il n’y a donc pas de serveur embarqué : donnez à DATABASE_URL l’adresse d’un serveur PostgreSQL.',
      en: 'The package {name} is not installed, so there is no embedded server: set DATABASE_URL to the address of a PostgreSQL server.',
    },
  },
  OM_EMBEDDED_COPY: {
    status: 503,
    message: {
      fr: 'Les programmes du serveur embarqué ne peuvent pas être copiés dans {folder}. Vérifiez la place et les droits.',
      en: 'The embedded server’s programs cannot be copied to {folder}. Check the space and the permissions.',
    },
  },
  OM_EMBEDDED_INIT: {
    status: 503,
    message: {
      fr: 'Les données du serveur embarqué ne peuvent pas être créées dans {folder} : {reason}',
      en: 'The embedded server’s data cannot be made in {folder}: {reason}',
    },
  },
  OM_EMBEDDED_START: {
    status: 503,
    message: {
      fr: 'Le serveur embarqué ne démarre pas : {reason} Voyez {log}.',
      en: 'The embedded server does not start: {reason} See {log}.',
    },
  },
  OM_EMBEDDED_VERSION: {
    status: 503,
    message: {
      fr: 'Les données de {folder} ont été écrites par PostgreSQL {version}, et celui-ci est PostgreSQL {major} : exportez-les d’abord avec l’ancienne version.',
      en: 'The data in {folder} were written by PostgreSQL {version}, and this is PostgreSQL {major}: export them with the former version first.',
    },
  },
  OM_EMBEDDED_BUSY: {
    status: 503,
    message: {
      fr: 'Une autre commande démarre le serveur embarqué depuis une minute. Si aucune ne tourne, supprimez {file}.',
      en: 'Another command has been starting the embedded server for a minute. If none runs, delete {file}.',
    },
  },
  OM_SHEET_NONE: {
    status: 400,
    message: {
      fr: 'Le fichier « {file} » n’est pas un tableau : donnez un fichier CSV, XLSX ou ODS.',
      en: 'The file “{file}” is no spreadsheet: give a CSV, XLSX or ODS file.',
    },
  },
  OM_SHEET_EMPTY: {
    status: 400,
    message: {
      fr: 'Le fichier « {file} » est vide.',
      en: 'The file “{file}” is empty.',
    },
  },
  OM_SHEET_OLD: {
    status: 400,
    message: {
      fr: 'Le fichier « {file} » est d’un ancien format d’Excel (.xls, .xlsb) : ouvrez-le et enregistrez-le en .xlsx ou en .ods.',
      en: 'The file “{file}” is of an old format of Excel (.xls, .xlsb): open it and save it as .xlsx or .ods.',
    },
  },
  OM_SHEET_PAGE: {
    status: 400,
    message: {
      fr: 'Le fichier « {file} » est une page ou un document, quel que soit son nom : ouvrez-le avec un tableur et enregistrez-le en .xlsx, en .ods ou en .csv.',
      en: 'The file “{file}” is a page or a document, whatever its name: open it with a spreadsheet program and save it as .xlsx, .ods or .csv.',
    },
  },
  OM_SHEET_LOCKED: {
    status: 400,
    message: {
      fr: 'Le fichier « {file} » est protégé par un mot de passe : enregistrez-le sans mot de passe.',
      en: 'The file “{file}” is protected by a password: save it without one.',
    },
  },
  OM_SHEET_BROKEN: {
    status: 400,
    message: {
      fr: 'Le fichier « {file} » est abîmé ou incomplet : ouvrez-le avec un tableur, enregistrez-le et recommencez.',
      en: 'The file “{file}” is damaged or incomplete: open it with a spreadsheet program, save it and try again.',
    },
  },
  OM_SHEET_BOMB: {
    status: 400,
    message: {
      fr: 'Le fichier « {file} » prendrait une place démesurée une fois ouvert : il est refusé.',
      en: 'The file “{file}” would take an inordinate space once opened: it is refused.',
    },
  },
  OM_EDITION: {
    status: 500,
    message: {
      fr: 'Ce document n’a pas pu être dessiné. Rien n’est perdu : réessayez, et prévenez votre service informatique si cela recommence.',
      en: 'This document could not be drawn. Nothing is lost: try again, and tell your IT department if it happens again.',
    },
  },
  OM_MAIL_REFUSED: {
    status: 502,
    message: {
      fr: 'Le serveur de messagerie refuse ce courriel : vérifiez l’adresse du destinataire. Rien n’est parti.',
      en: 'The mail server refuses this e-mail: check the address of the recipient. Nothing was sent.',
    },
  },
  OM_SHEET_ENTITIES: {
    status: 400,
    message: {
      fr: 'Le fichier « {file} » contient des déclarations qu’aucun tableur n’écrit (DOCTYPE) : il est refusé.',
      en: 'The file “{file}” holds declarations that no spreadsheet program writes (DOCTYPE): it is refused.',
    },
  },
  OM_SHEET_TOO_LONG: {
    status: 400,
    message: {
      fr: 'Le fichier « {file} » porte le total au-delà de {most} lignes : faites l’application avec un extrait, puis importez le reste.',
      en: 'The file “{file}” brings the total beyond {most} lines: make the application with an extract, then import the rest.',
    },
  },
  OM_SHEET_UNKNOWN: {
    status: 400,
    message: {
      fr: 'La feuille demandée n’est pas dans le fichier « {file} ».',
      en: 'The sheet that was asked for is not in the file “{file}”.',
    },
  },
  OM_SHEET_ENCODING: {
    status: 400,
    message: {
      fr: 'Ce fichier n’est pas écrit en {encoding} : choisissez un autre encodage.',
      en: 'This file is not written in {encoding}: choose another encoding.',
    },
  },
  OM_SHEET_QUOTE: {
    status: 400,
    message: {
      fr: 'Ligne {line} : un guillemet est ouvert et n’est jamais refermé. Corrigez la ligne, ou dites que les cellules n’ont pas de guillemets.',
      en: 'Line {line}: a quote is opened and never closed. Mend the line, or say that cells have no quotes.',
    },
  },
} as const satisfies Record<string, Entry>

export type ErrorCode = keyof typeof entries
export const catalogue: Readonly<Record<ErrorCode, Entry>> = entries
