// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const cliMessages = defineMessages({
  fr: {
    help: {
      program: 'D’une base de données relationnelle à une application de mairie.',
      analyse: 'ce que le générateur voit d’une base',
      new: 'écrit une application sur une base, ou à partir de tableaux',
      generate: 'réécrit ce qui est généré, jamais ce qui est à vous',
      check: 'le disque est-il ce qui serait généré, une surcharge a-t-elle perdu sa cible',
      explain: 'quelle couche a donné une valeur\u00a0: <entité>[.<chemin>]',
      serve: 'sert des applications',
      journal:
        'verify\u00a0: la chaîne du journal est-elle entière, les enregistrements sont-ils ce qu’il en dit\u00a0; baseline\u00a0: relever l’état de départ\u00a0; accept\u00a0: admettre les écarts que verify montre',
      doctor: 'ce sur quoi repose l’instance est-il en ordre, et que faire',
      backup: 'sauvegarde la base de l’instance dans un fichier, relu avant d’être gardé',
      restore: 'remet la base de l’instance à ce que tient une sauvegarde, tout ou rien',
      force: 'remplace ce que la base contient',
      noOwner: 'le compte qui restaure possède tout\u00a0: rôles et droits de la sauvegarde sont laissés de côté',
      reset: 'remet la démonstration à son premier jour',
      collectivites: 'liste les collectivités de l’instance, ou en ajoute ou modifie une',
      barrier: 'montre en SQL ce qui fait séparer les collectivités d’une application par la base elle-même',
      apply: 'le met en place, en une transaction',
      under: 'numéro de la collectivité dont elle dépend\u00a0; «\u00a0-\u00a0»\u00a0: d’aucune',
      accounts: 'liste les comptes de l’instance, ou en ajoute ou modifie un',
      name: 'nom affiché',
      profil: 'profil (consultation si rien n’est dit)',
      collectivite: 'numéro de la collectivité à laquelle le compte est rattaché\u00a0; «\u00a0-\u00a0»\u00a0: aucune',
      active: 'yes ou no\u00a0: un compte fermé ne peut plus se connecter',
      email: 'adresse électronique, pour retrouver l’accès au compte\u00a0; «\u00a0-\u00a0»\u00a0: aucune',
      emergency:
        'yes ou no\u00a0: le seul compte qui garde son mot de passe quand un autre service connecte les agents',
      resetSecondFactor: 'remet à zéro la vérification en deux étapes, et ferme les sessions du compte',
      app: 'dossier d’une application de l’instance, qui nomme sa base (DATABASE_URL si rien n’est dit)',
      schema: 'un schéma (plusieurs\u00a0: répétez l’option)',
      table: 'une seule table',
      json: 'résultat en JSON',
      framework: 'ce que l’application demande comme framework',
      only: 'sortes de fichiers, séparées par des virgules',
      dryRun: 'dit l’état de chaque fichier, n’écrit rien',
      diff: 'montre les différences, n’écrit rien',
      port: 'port d’écoute (3000)',
      host: 'adresse d’écoute',
      demonstration: 'données fictives, essai en un clic',
      workers: 'nombre de processus',
      codes:
        '\nCodes de sortie\u00a0: 0 fait, 1 quelque chose est signalé ou refusé, 2 mal employé, 3 base injoignable, 4 erreur inattendue.',
    },
    base: (engine: string, name: string) => `Base ${engine} «\u00a0${name}\u00a0»`,
    tables: (names: string) => `Tables\u00a0: ${names}`,
    table: (name: string) => `Table ${name}`,
    key: (kind: string, automatic: boolean, columns: string) =>
      `  cle ${kind} – ${automatic ? 'automatique' : 'saisie'} (${columns})`,
    noKey: '  sans clé – lecture seule',
    length: (length: number) => `  longueur de l’enregistrement ${length}`,
    fields: 'Champs',
    children: (names: string) => `  Sous-formulaires\u00a0: ${names}`,
    secondary: (names: string) => `  Clés secondaires\u00a0: ${names}`,
    reading: 'Lecture de la base…',
    writing: (files: number) => `Écriture\u00a0: ${files} fichiers au plus…`,
    yesOrNo: (name: string, value: string) => `${name}\u00a0: répondez yes ou no, et non «\u00a0${value}\u00a0».`,
    closed: 'fermé',
    unknownOfAccount: (profil: string, collectivite: string) =>
      `Ce profil ou cette collectivité n’existe pas (${[profil, collectivite].filter((word) => word !== '').join(', ')}). «\u00a0openmairie collectivites\u00a0» liste les collectivités.`,
    accountAdded: (login: string, password: string) =>
      `Compte ${login} ajouté, mot de passe ${password} (montré une seule fois).`,
    accountChanged: (login: string) => `Compte ${login} modifié.`,
    emergency: 'urgence',
    badEmail: (email: string) => `--email\u00a0: «\u00a0${email}\u00a0» n’est pas une adresse électronique.`,
    factorReset: (login: string) =>
      `La vérification en deux étapes de ${login} est remise à zéro, et ses sessions sont fermées.`,
    noFactor: (login: string) => `Le compte ${login} n’a pas de vérification en deux étapes.`,
    labelMissing: (id: string) =>
      `Donnez aussi le nom de la collectivité ${id}\u00a0: openmairie collectivites ${id} "Commune de…".`,
    noPlace: (id: string, parent: string) =>
      `La collectivité ${id} ne peut pas dépendre de ${parent}\u00a0: celle-ci n’existe pas, ou dépend elle-même de ${id}.`,
    collectivite: (id: string, label: string) => `Collectivité ${id}\u00a0: ${label}.`,
    addressMissing: (variables: string) =>
      `En production, la base de l’instance doit être donnée\u00a0: l’adresse d’une base PostgreSQL (postgres://…) dans ${variables}, ou dans OPENMAIRIE_DATABASE_URL. Le serveur embarqué ne sert qu’à essayer et à développer.`,
    production: 'En production, seul du code compilé s’exécute\u00a0: générez en développement, puis livrez.',
    file: (path: string, code: string) => `Le système refuse l’accès à ${path} (${code}).`,
    badPort: (port: string) => `--port\u00a0: «\u00a0${port}\u00a0» n’est pas un numéro de port (de 1 à 65\u202f535).`,
    noTable: (name: string, near: string) =>
      `La table «\u00a0${name}\u00a0» n’existe pas dans ce schéma${near === '' ? '' : `. Noms proches\u00a0: ${near}`}.`,
    outcomes: {
      generated: 'généré',
      unchanged: 'inchangé',
      refused: 'refusé',
      'not asked': 'non demandé',
      removed: 'supprimé',
    },
    states: {
      absent: 'absent',
      current: 'à jour',
      stale: 'à régénérer',
      edited: 'modifié à la main',
      foreign: 'étranger',
      kept: 'le vôtre',
      leftover: 'table disparue',
    },
    refused:
      'Des fichiers ont été modifiés à la main\u00a0: rien n’a été écrit. Placez vos changements dans obj/, puis supprimez le fichier refusé pour le régénérer.',
    notEmpty: (folder: string) => `Le dossier ${folder} n’est pas vide.`,
    newOver: 'Dites sur quoi\u00a0: l’adresse d’une base, ou --from et un tableau (CSV, XLSX, ODS).',
    made: (folder: string, tables: number) =>
      `Application créée dans ${folder} (${tables} table${tables > 1 ? 's' : ''}).`,
    next: (folder: string) => `Ensuite\u00a0: cd ${folder} && npm install && DATABASE_URL=… npx openmairie serve .`,
    clean: 'Rien à signaler.',
    unknownPath: (path: string) => `«\u00a0${path}\u00a0» n’existe pas.`,
    kinds: (word: string, known: string) =>
      `«\u00a0${word}\u00a0» n’est pas une sorte de fichier. Sortes\u00a0: ${known}.`,
    step: {
      copying: 'Copie du serveur PostgreSQL…',
      initialising: 'Création de la base de données…',
      starting: 'Démarrage de PostgreSQL…',
    },
    barrierEngine: 'Seule une base PostgreSQL sépare elle-même les collectivités.',
    barrierNone: 'Aucune table de cette application n’appartient à une collectivité\u00a0: il n’y a rien à séparer.',
    freeSqlUp: 'Le rôle du SQL libre est en place.',
    freeSqlStands: 'Le rôle du SQL libre est déjà en place.',
    barrierStands: 'La base sépare déjà les collectivités de cette application.',
    barrierDry:
      '-- Rien n’a été changé. Relisez, puis relancez avec --apply\u00a0; un autre compte de la base peut aussi exécuter ces lignes.',
    barrierUp: (tables: number) =>
      `La base sépare maintenant les collectivités (${tables} table${tables > 1 ? 's' : ''} ou vue${tables > 1 ? 's' : ''}). Redémarrez les serveurs de l’instance.`,
    barrierWithoutRole:
      'Le compte de la base ne peut pas créer de rôle\u00a0: le service garde ce compte, que les règles de ligne tiennent aussi, mais qui pourrait les ôter.',
    unparted: (reason: string) => `La base ne sépare pas encore elle-même les collectivités\u00a0: ${reason}.`,
    noFreeSql: (reason: string) => `Le SQL libre n’est pas donné\u00a0: ${reason}.`,
    installing: (label: string) => `Installation de ${label}…`,
    filling: (label: string) => `Données de démonstration de ${label}…`,
    ready: (url: string) => `Prêt\u00a0: ${url}`,
    account: (login: string, password: string) =>
      `Compte administrateur\u00a0: ${login} / ${password} (noté une seule fois)`,
    knownAccount: (login: string) => `Compte administrateur\u00a0: ${login}`,
    setup: (url: string, minutes: number) =>
      `Première installation\u00a0: nommez l’administrateur avec ce lien, qui sert une fois et dure ${minutes} minutes\u00a0:\n  ${url}`,
    tryIt: 'La démonstration s’essaie en un clic, sans mot de passe.',
    data: (folder: string) => `Données\u00a0: ${folder}`,
    busy: (port: number) =>
      `Le port ${port} est déjà pris\u00a0: fermez l’autre programme, ou choisissez-en un autre avec --port.`,
    noPort: (host: string, port: number, code: string) =>
      `Ce compte ne peut pas écouter sur ${host}, port ${port} (${code})\u00a0: choisissez un port au-dessus de 1024 avec --port, ou une autre adresse avec --host.`,
    reset: (folder: string) => `La démonstration est revenue à son premier jour (${folder}).`,
    resetLeft: (files: string) =>
      `Les fichiers de ${files} ne sont pas marqués comme les siens\u00a0: ils y restent. Si elle est seule à s’en servir, «\u00a0openmairie files --take\u00a0» les lui donne.`,
    resetElsewhere: (files: string) =>
      `Les fichiers de ${files} sont hors de son dossier\u00a0: ils y restent. Si elle est seule à s’en servir, videz-le, ou «\u00a0openmairie files --take\u00a0» les lui donne.`,
    trouble: {
      reload: 'La nouvelle version ne démarre pas\u00a0: l’ancienne continue.',
      worker: 'Un processus de service ne redémarre pas\u00a0: il est relancé jusqu’à ce qu’il réponde.',
    },
    running: 'Un serveur utilise ces données\u00a0: arrêtez-le d’abord.',
    unknownAction: (action: string, known: string) =>
      `«\u00a0${action}\u00a0» n’est pas une action. Actions\u00a0: ${known}.`,
    followingChain: 'Lecture de la chaîne du journal…',
    comparingRows: (label: string) => `Comparaison des enregistrements de ${label}…`,
    chainWhole: 'La chaîne du journal est entière.',
    chainBroken: (line: string) =>
      `La chaîne du journal est rompue à la ligne ${line}\u00a0: cette ligne, ou ce qui la précède, a été changé hors de l’application.`,
    stray: {
      added: () => 'ajouté hors de l’application',
      changed: (fields: string) => `changé hors de l’application${fields && `\u00a0: ${fields}`}`,
      gone: () => 'supprimé hors de l’application',
      back: () => 'supprimé par l’application, et remis dans la base hors d’elle',
    },
    uncovered: (application: string, tables: string) =>
      `${application}\u00a0: l’état de départ n’est pas encore relevé en entier (${tables})\u00a0; un ajout fait hors de l’application n’y serait pas vu.`,
    accepted: (count: number) =>
      `${count.toLocaleString('fr')} écart${count > 1 ? 's' : ''} admis\u00a0: le journal le dit.`,
    baselined: (label: string) => `L’état de départ de ${label} est relevé.`,
    rowsCompared: (application: string, compared: number, strays: number) =>
      `${application}\u00a0: ${compared.toLocaleString('fr')} enregistrement${compared > 1 ? 's' : ''} comparé${compared > 1 ? 's' : ''} au journal, ${strays.toLocaleString('fr')} différent${strays > 1 ? 's' : ''}.`,
    failure: 'Une erreur inattendue s’est produite',
  },
  en: {
    help: {
      program: 'From a relational database to a municipal back office.',
      analyse: 'what the generator sees of a database',
      new: 'writes an application over a database, or out of spreadsheets',
      generate: 'rewrites what is generated, never what is yours',
      check: 'is the disk what would be generated, has an override lost its target',
      explain: 'which layer set a value: <entity>[.<path>]',
      serve: 'serves applications',
      journal:
        'verify: is the chain of the journal whole, are the records what it says of them; baseline: take down the starting state; accept: admit the differences that verify shows',
      doctor: 'is what the instance stands on in order, and what to do',
      backup: 'backs the database of the instance up in a file, read again before it is kept',
      restore: 'puts the database of the instance back to what a backup holds, all or nothing',
      force: 'replaces what the database holds',
      noOwner: 'the account that restores owns all: roles and rights of the backup are left aside',
      reset: 'puts the demonstration back to its first day',
      collectivites: 'lists the authorities of the instance, or adds or changes one',
      barrier: 'shows in SQL what makes the database itself part the authorities of an application',
      apply: 'puts it there, in one transaction',
      under: 'number of the authority that it depends on; “-”: none',
      accounts: 'lists the accounts of the instance, or adds or changes one',
      name: 'name shown',
      profil: 'profile (consultation where nothing is said)',
      collectivite: 'number of the authority that the account is attached to; “-”: none',
      active: 'yes or no: a closed account can no longer sign in',
      email: 'e-mail address, to get back into the account; “-”: none',
      emergency: 'yes or no: the only account that keeps its password when another service signs agents in',
      resetSecondFactor: 'resets two-step verification, and closes the sessions of the account',
      app: 'folder of an application of the instance, which names its database (DATABASE_URL where nothing is said)',
      schema: 'a schema (several: repeat it)',
      table: 'one table alone',
      json: 'result as JSON',
      framework: 'what the application asks of the framework',
      only: 'kinds of files, separated by commas',
      dryRun: 'says the state of each file, writes nothing',
      diff: 'shows the differences, writes nothing',
      port: 'port to listen on (3000)',
      host: 'address to listen on',
      demonstration: 'fictitious data, tried in one click',
      workers: 'number of processes',
      codes:
        '\nExit codes: 0 done, 1 something is found or refused, 2 misused, 3 database out of reach, 4 unexpected error.',
    },
    base: (engine: string, name: string) => `${engine} database “${name}”`,
    tables: (names: string) => `Tables: ${names}`,
    table: (name: string) => `Table ${name}`,
    key: (kind: string, automatic: boolean, columns: string) =>
      `  key ${kind} – ${automatic ? 'automatic' : 'typed'} (${columns})`,
    noKey: '  no key – read only',
    length: (length: number) => `  record length ${length}`,
    fields: 'Fields',
    children: (names: string) => `  Sub-forms: ${names}`,
    secondary: (names: string) => `  Secondary keys: ${names}`,
    reading: 'Reading the database…',
    writing: (files: number) => `Writing ${files} files at most…`,
    yesOrNo: (name: string, value: string) => `${name}: answer yes or no, not “${value}”.`,
    closed: 'closed',
    unknownOfAccount: (profil: string, collectivite: string) =>
      `This profile or authority does not exist (${[profil, collectivite].filter((word) => word !== '').join(', ')}). “openmairie collectivites” lists the authorities.`,
    accountAdded: (login: string, password: string) =>
      `Account ${login} added, password ${password} (shown only once).`,
    accountChanged: (login: string) => `Account ${login} changed.`,
    emergency: 'emergency',
    badEmail: (email: string) => `--email: “${email}” is no e-mail address.`,
    factorReset: (login: string) => `Two-step verification of ${login} is reset, and its sessions are closed.`,
    noFactor: (login: string) => `The account ${login} has no two-step verification.`,
    labelMissing: (id: string) => `Give the name of authority ${id} too: openmairie collectivites ${id} "Town of…".`,
    noPlace: (id: string, parent: string) =>
      `Authority ${id} cannot depend on ${parent}: that one does not exist, or itself depends on ${id}.`,
    collectivite: (id: string, label: string) => `Authority ${id}: ${label}.`,
    addressMissing: (variables: string) =>
      `Production needs the database of the instance: the address of a PostgreSQL database (postgres://…) in ${variables}, or in OPENMAIRIE_DATABASE_URL. The embedded server is for trying and developing only.`,
    production: 'Production runs compiled code only: generate in development, then deliver.',
    file: (path: string, code: string) => `The system denies access to ${path} (${code}).`,
    badPort: (port: string) => `--port: “${port}” is no port number (from 1 to 65,535).`,
    noTable: (name: string, near: string) =>
      `There is no table “${name}” in this schema${near === '' ? '' : `. Nearest names: ${near}`}.`,
    outcomes: {
      generated: 'generated',
      unchanged: 'unchanged',
      refused: 'refused',
      'not asked': 'not asked',
      removed: 'removed',
    },
    states: {
      absent: 'absent',
      current: 'current',
      stale: 'to regenerate',
      edited: 'edited by hand',
      foreign: 'foreign',
      kept: 'yours',
      leftover: 'table gone',
    },
    refused:
      'Some files were edited by hand: nothing was written. Move your changes to obj/, then delete the refused file to regenerate it.',
    notEmpty: (folder: string) => `The folder ${folder} is not empty.`,
    newOver: 'Say over what: the address of a database, or --from and a spreadsheet (CSV, XLSX, ODS).',
    made: (folder: string, tables: number) =>
      `Application created in ${folder} (${tables} table${tables === 1 ? '' : 's'}).`,
    next: (folder: string) => `Next: cd ${folder} && npm install && DATABASE_URL=… npx openmairie serve .`,
    clean: 'Nothing to report.',
    unknownPath: (path: string) => `“${path}” does not exist.`,
    kinds: (word: string, known: string) => `“${word}” is not a kind of file. Kinds: ${known}.`,
    step: {
      copying: 'Copying the PostgreSQL server…',
      initialising: 'Creating the database…',
      starting: 'Starting PostgreSQL…',
    },
    barrierEngine: 'Only a PostgreSQL database parts authorities by itself.',
    barrierNone: 'No table of this application belongs to an authority: there is nothing to part.',
    freeSqlUp: 'The role of free SQL is in place.',
    freeSqlStands: 'The role of free SQL is in place already.',
    barrierStands: 'The database already parts the authorities of this application.',
    barrierDry:
      '-- Nothing was changed. Read it, then run again with --apply; another account of the database may run these lines too.',
    barrierUp: (tables: number) =>
      `The database now parts the authorities (${tables} table${tables > 1 ? 's' : ''} or view${tables > 1 ? 's' : ''}). Restart the servers of the instance.`,
    barrierWithoutRole:
      'The account of the database may not make roles: the service keeps this account, which row-level security holds too, but which could take it away.',
    unparted: (reason: string) => `The database itself does not part the authorities yet: ${reason}.`,
    noFreeSql: (reason: string) => `Free SQL is not given: ${reason}.`,
    installing: (label: string) => `Installing ${label}…`,
    filling: (label: string) => `Demonstration data of ${label}…`,
    ready: (url: string) => `Ready: ${url}`,
    account: (login: string, password: string) => `Administrator account: ${login} / ${password} (shown only once)`,
    knownAccount: (login: string) => `Administrator account: ${login}`,
    setup: (url: string, minutes: number) =>
      `First set-up: name the administrator with this link, which serves once and lasts ${minutes} minutes:\n  ${url}`,
    tryIt: 'The demonstration can be tried in one click, without password.',
    data: (folder: string) => `Data: ${folder}`,
    busy: (port: number) => `Port ${port} is taken: close the other program, or choose another with --port.`,
    noPort: (host: string, port: number, code: string) =>
      `This account cannot listen on ${host}, port ${port} (${code}): choose a port above 1024 with --port, or another address with --host.`,
    reset: (folder: string) => `The demonstration is back to its first day (${folder}).`,
    resetLeft: (files: string) =>
      `The files of ${files} are not marked as its own: they stay there. If it alone uses them, “openmairie files --take” gives them to it.`,
    resetElsewhere: (files: string) =>
      `The files of ${files} are outside its folder: they stay there. If it alone uses them, empty it, or “openmairie files --take” gives them to it.`,
    trouble: {
      reload: 'The new version does not start: the former one goes on.',
      worker: 'A serving process does not start again: it is tried until it does.',
    },
    running: 'A server is using these data: stop it first.',
    unknownAction: (action: string, known: string) => `“${action}” is no action. Actions: ${known}.`,
    followingChain: 'Reading the chain of the journal…',
    comparingRows: (label: string) => `Comparing the records of ${label}…`,
    chainWhole: 'The chain of the journal is whole.',
    chainBroken: (line: string) =>
      `The chain of the journal is broken at line ${line}: that line, or what precedes it, was changed outside the application.`,
    stray: {
      added: () => 'added outside the application',
      changed: (fields: string) => `changed outside the application${fields && `: ${fields}`}`,
      gone: () => 'deleted outside the application',
      back: () => 'deleted by the application, and put back into the database outside it',
    },
    uncovered: (application: string, tables: string) =>
      `${application}: the starting state is not wholly taken down yet (${tables}); what is added there outside the application would not be seen.`,
    accepted: (count: number) =>
      `${count.toLocaleString('en')} difference${count === 1 ? '' : 's'} accepted: the journal says so.`,
    baselined: (label: string) => `The starting state of ${label} is taken down.`,
    rowsCompared: (application: string, compared: number, strays: number) =>
      `${application}: ${compared.toLocaleString('en')} record${compared === 1 ? '' : 's'} compared with the journal, ${strays.toLocaleString('en')} different.`,
    failure: 'Something unexpected happened',
  },
})
