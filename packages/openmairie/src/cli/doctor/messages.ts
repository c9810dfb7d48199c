// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'
import type { Told } from './check.js'
import { counted } from './words.js'

const fr = counted('fr')
const en = counted('en')

export const doctorMessages = defineMessages({
  fr: {
    advice: (text: string) => `→ ${text}`,
    node: (version: string): Told => [`Node.js ${version}`],
    nodeOld: (version: string, least: string): Told => [
      `Node.js ${version}\u00a0: trop ancien`,
      `installez la version ${least} ou une plus récente`,
    ],
    framework: (version: string): Told => [`openMairie ${version}`],
    addressMissing: (variables: string): Told => [
      'Production sans adresse de base de données\u00a0: le serveur refuse de démarrer',
      `donnez à ${variables} ou à OPENMAIRIE_DATABASE_URL l’adresse d’une base PostgreSQL (postgres://…)`,
    ],
    noFolder: (folder: string): Told => [
      `Dossier de données absent\u00a0: ${folder}`,
      'il est créé au premier démarrage (openmairie serve)',
    ],
    folder: (folder: string): Told => [`Dossier de données\u00a0: ${folder}`],
    folderOfAnother: (folder: string): Told => [
      `Le dossier de données ${folder} appartient à un autre compte`,
      'lancez la commande avec le compte du serveur, ou rendez-lui le dossier (chown -R)',
    ],
    folderOpen: (folder: string, mode: string): Told => [
      `D’autres comptes peuvent écrire dans ${folder} (droits ${mode})`,
      `chmod go-w ${folder}`,
    ],
    secrets: (): Told => ['Secrets lisibles de leur seul propriétaire'],
    secretOpen: (path: string, mode: string, right: string): Told => [
      `D’autres comptes peuvent lire ${path} (droits ${mode})`,
      `chmod ${right} ${path}`,
    ],
    space: (free: number): Told => [`Place libre\u00a0: ${fr.bytes(free)}`],
    spaceLow: (free: number): Told => [
      `Place libre\u00a0: ${fr.bytes(free)} seulement`,
      'libérez de la place, ou agrandissez le disque',
    ],
    noCluster: (): Told => [
      'Base de l’instance\u00a0: le serveur embarqué n’a pas encore de données',
      'openmairie serve',
    ],
    unreachable: (reason: string): Told => [
      `La base de l’instance ne répond pas (${reason})`,
      'vérifiez que PostgreSQL tourne, et l’adresse que donne la variable',
    ],
    reachable: (version: string): Told => [`Base de l’instance\u00a0: PostgreSQL ${version}`],
    serverOld: (version: string, least: string): Told => [
      `PostgreSQL ${version}\u00a0: trop ancien`,
      `passez à la version ${least} ou à une plus récente`,
    ],
    encoding: (name: string): Told => [`Codage des caractères\u00a0: ${name}`],
    encodingOther: (name: string): Told => [
      `Codage des caractères de la base\u00a0: ${name}`,
      'recréez-la en UTF8 (CREATE DATABASE … ENCODING ‘UTF8’ TEMPLATE template0)',
    ],
    zone: (zone: string): Told => [`Fuseau horaire\u00a0: ${zone}`],
    zoneUnknown: (zone: string): Told => [
      `Le serveur PostgreSQL ne connaît pas le fuseau ${zone}`,
      'mettez ses fuseaux à jour (tzdata), ou changez OPENMAIRIE_TIME_ZONE',
    ],
    migrations: (done: number): Told => [`Tables de l’instance à jour (version ${done})`],
    noTables: (): Told => ['Tables de l’instance\u00a0: pas encore créées', 'openmairie serve les crée'],
    migrationsWaiting: (done: number, known: number): Told => [
      `Tables de l’instance en version ${done}, ${fr.count(known - done, 'migration attend', 'migrations attendent')}`,
      'sauvegardez, puis redémarrez\u00a0: elles s’appliquent au démarrage',
    ],
    migrationsAhead: (done: number, known: number): Told => [
      `Tables de l’instance en version ${done}, celle-ci n’en connaît que ${known}`,
      'installez la version d’openMairie qui a écrit cette base',
    ],
    clock: (seconds: number): Told => [`Horloges accordées (écart de ${fr.age(seconds)})`],
    clockApart: (seconds: number): Told => [
      `L’horloge de la base et celle de cette machine diffèrent de ${fr.age(seconds)}`,
      'mettez les deux machines à l’heure (NTP)',
    ],
    pending: (): Told => ['Journal\u00a0: aucune écriture en attente'],
    pendingLines: (waiting: number): Told => [
      `Journal\u00a0: ${fr.count(waiting, 'écriture attend depuis plus d’une minute', 'écritures attendent depuis plus d’une minute')}`,
      'un serveur qui tourne les tranche\u00a0; sinon démarrez-le',
    ],
    undecidedLines: (undecided: number): Told => [
      `Journal\u00a0: ${fr.count(undecided, 'écriture interrompue reste indécise', 'écritures interrompues restent indécises')}`,
      'comparez les enregistrements à leur historique (openmairie journal verify)',
    ],
    noLine: (): Told => ['Journal\u00a0: aucune ligne encore'],
    sealed: (age: number): Told => [`Journal\u00a0: dernière ligne scellée il y a ${fr.age(age)}`],
    unsealed: (lines: number, age: number): Told => [
      `Journal\u00a0: ${fr.count(lines, 'ligne n’est pas scellée', 'lignes ne sont pas scellées')}, la plus ancienne depuis ${fr.age(age)}`,
      'un serveur qui tourne les scelle\u00a0: démarrez-le, ou cherchez une transaction restée ouverte',
    ],
    backup: (age: number, file: string): Told => [`Dernière sauvegarde il y a ${fr.age(age)} (${file})`],
    backupOld: (age: number, file: string): Told => [
      `Dernière sauvegarde il y a ${fr.age(age)} (${file})`,
      'openmairie backup <fichier>, chaque nuit, et gardez-en une copie ailleurs',
    ],
    backupFailed: (age: number, reason: string): Told => [
      `La sauvegarde planifiée a échoué il y a ${fr.age(age)} : ${reason}`,
      'corrigez ce qui est dit, puis lancez-la depuis /-/planification',
    ],
    filesNotOurs: (): Told => [
      'Le dossier ou le seau des fichiers n’est pas reconnu comme celui de cette instance\u00a0: rien n’y est supprimé',
      'openmairie files dit à qui il est\u00a0; donnez à l’instance le sien, ou openmairie files --take si elle est seule à s’en servir',
    ],
    noBackup: (): Told => [
      'Aucune sauvegarde faite depuis ce dossier de données',
      'openmairie backup <fichier>, chaque nuit, sauf si votre serveur PostgreSQL est déjà sauvegardé',
    ],
    application: (name: string): Told => [`${name}\u00a0: sa base répond, et est celle qui a été générée`],
    applicationDrift: (name: string, findings: number, folder: string): Told => [
      `${name}\u00a0: sa base répond, ${fr.count(findings, 'constat', 'constats')}`,
      `openmairie check ${folder}`,
    ],
    barrier: (name: string): Told => [`${name}\u00a0: la base sépare elle-même les collectivités`],
    noBarrier: (name: string, folder: string): Told => [
      `${name}\u00a0: la base ne sépare pas elle-même les collectivités`,
      `openmairie barrier ${folder}, puis --apply`,
    ],
    staleSearch: (name: string, folder: string): Told => [
      `${name}\u00a0: la base sépare les collectivités, mais ses fonctions de recherche ne suivent plus le modèle et ne servent pas`,
      `openmairie barrier ${folder}, puis --apply`,
    ],
    applicationWrong: (name: string, reason: string): Told => [`${name}\u00a0: ${reason}`],
    notExamined: (name: string): Told => [`${name}\u00a0: non examinée, la base de l’instance manque`],
    late: 'pas de réponse',
    config: (file: string): Told => [`Réglages\u00a0: ${file}`],
    configOpen: (file: string): Told => [
      `D’autres comptes peuvent lire les réglages, qui tiennent des secrets\u00a0: ${file}`,
      `chmod 600 ${file}`,
    ],
    noMail: (): Told => ['Courrier\u00a0: aucun serveur, «\u00a0Mot de passe oublié\u00a0» n’est pas proposé'],
    mail: (host: string): Told => [`Courrier\u00a0: ${host} répond`],
    mailSilent: (host: string, code: string): Told => [
      `Courrier\u00a0: ${host} ne prend pas nos messages (${code})`,
      'vérifiez OPENMAIRIE_SMTP\u00a0: nom, port, compte et mot de passe',
    ],
    emergency: (login: string): Told => [`Compte d’urgence\u00a0: ${login}`],
    emergencyUseless: (login: string): Told => [
      `Le compte d’urgence ${login} n’ouvrirait rien`,
      'il lui faut être ouvert, avoir un mot de passe et un profil qui administre',
    ],
  },
  en: {
    advice: (text: string) => `→ ${text}`,
    node: (version: string): Told => [`Node.js ${version}`],
    nodeOld: (version: string, least: string): Told => [
      `Node.js ${version}: too old`,
      `install version ${least} or a later one`,
    ],
    framework: (version: string): Told => [`openMairie ${version}`],
    addressMissing: (variables: string): Told => [
      'Production without the address of a database: the server refuses to start',
      `give ${variables} or OPENMAIRIE_DATABASE_URL the address of a PostgreSQL database (postgres://…)`,
    ],
    noFolder: (folder: string): Told => [
      `No data folder: ${folder}`,
      'it is made at the first start (openmairie serve)',
    ],
    folder: (folder: string): Told => [`Data folder: ${folder}`],
    folderOfAnother: (folder: string): Told => [
      `The data folder ${folder} belongs to another account`,
      'run the command with the server’s account, or give it the folder (chown -R)',
    ],
    folderOpen: (folder: string, mode: string): Told => [
      `Other accounts may write in ${folder} (rights ${mode})`,
      `chmod go-w ${folder}`,
    ],
    secrets: (): Told => ['Secrets that their owner alone may read'],
    secretOpen: (path: string, mode: string, right: string): Told => [
      `Other accounts may read ${path} (rights ${mode})`,
      `chmod ${right} ${path}`,
    ],
    space: (free: number): Told => [`Free space: ${en.bytes(free)}`],
    spaceLow: (free: number): Told => [`Free space: ${en.bytes(free)} only`, 'free some, or enlarge the disk'],
    noCluster: (): Told => ['Database of the instance: the embedded server has no data yet', 'openmairie serve'],
    unreachable: (reason: string): Told => [
      `The database of the instance does not answer (${reason})`,
      'check that PostgreSQL runs, and the address that the variable gives',
    ],
    reachable: (version: string): Told => [`Database of the instance: PostgreSQL ${version}`],
    serverOld: (version: string, least: string): Told => [
      `PostgreSQL ${version}: too old`,
      `move to version ${least} or a later one`,
    ],
    encoding: (name: string): Told => [`Character encoding: ${name}`],
    encodingOther: (name: string): Told => [
      `Character encoding of the database: ${name}`,
      'make it again in UTF8 (CREATE DATABASE … ENCODING ‘UTF8’ TEMPLATE template0)',
    ],
    zone: (zone: string): Told => [`Time zone: ${zone}`],
    zoneUnknown: (zone: string): Told => [
      `The PostgreSQL server does not know the time zone ${zone}`,
      'bring its zones up to date (tzdata), or change OPENMAIRIE_TIME_ZONE',
    ],
    migrations: (done: number): Told => [`Tables of the instance up to date (version ${done})`],
    noTables: (): Told => ['Tables of the instance: not made yet', 'openmairie serve makes them'],
    migrationsWaiting: (done: number, known: number): Told => [
      `Tables of the instance at version ${done}, ${en.count(known - done, 'migration waits', 'migrations wait')}`,
      'make a backup, then start again: they are applied at the start',
    ],
    migrationsAhead: (done: number, known: number): Told => [
      `Tables of the instance at version ${done}, of which this one knows ${known} only`,
      'install the version of openMairie that wrote this database',
    ],
    clock: (seconds: number): Told => [`Clocks agree (${en.age(seconds)} apart)`],
    clockApart: (seconds: number): Told => [
      `The database’s clock and this machine’s are ${en.age(seconds)} apart`,
      'set both machines right (NTP)',
    ],
    pending: (): Told => ['Journal: no write waits'],
    pendingLines: (waiting: number): Told => [
      `Journal: ${en.count(waiting, 'write has waited for over a minute', 'writes have waited for over a minute')}`,
      'a server that runs settles them; else start it',
    ],
    undecidedLines: (undecided: number): Told => [
      `Journal: ${en.count(undecided, 'write stopped halfway is undecided', 'writes stopped halfway are undecided')}`,
      'compare the records with their history (openmairie journal verify)',
    ],
    noLine: (): Told => ['Journal: no line yet'],
    sealed: (age: number): Told => [`Journal: last line sealed ${en.age(age)} ago`],
    unsealed: (lines: number, age: number): Told => [
      `Journal: ${en.count(lines, 'line is not sealed', 'lines are not sealed')}, the oldest for ${en.age(age)}`,
      'a server that runs seals them: start it, or look for a transaction left open',
    ],
    backup: (age: number, file: string): Told => [`Last backup ${en.age(age)} ago (${file})`],
    backupOld: (age: number, file: string): Told => [
      `Last backup ${en.age(age)} ago (${file})`,
      'openmairie backup <file>, every night, and keep a copy elsewhere',
    ],
    backupFailed: (age: number, reason: string): Told => [
      `The scheduled backup failed ${en.age(age)} ago: ${reason}`,
      'mend what is said, then start it from /-/planification',
    ],
    filesNotOurs: (): Told => [
      'The folder or bucket of files is not known to be this instance’s: nothing is removed there',
      'openmairie files says whose it is; give the instance its own, or openmairie files --take if it alone uses it',
    ],
    noBackup: (): Told => [
      'No backup made from this data folder',
      'openmairie backup <file>, every night, unless your PostgreSQL server has its own',
    ],
    application: (name: string): Told => [`${name}: its database answers, and is the one it was generated from`],
    applicationDrift: (name: string, findings: number, folder: string): Told => [
      `${name}: its database answers, ${en.count(findings, 'finding', 'findings')}`,
      `openmairie check ${folder}`,
    ],
    barrier: (name: string): Told => [`${name}: the database itself parts the authorities`],
    noBarrier: (name: string, folder: string): Told => [
      `${name}: the database itself does not part the authorities`,
      `openmairie barrier ${folder}, then --apply`,
    ],
    staleSearch: (name: string, folder: string): Told => [
      `${name}: the database parts the authorities, but its search functions no longer follow the model and do not serve`,
      `openmairie barrier ${folder}, then --apply`,
    ],
    applicationWrong: (name: string, reason: string): Told => [`${name}: ${reason}`],
    notExamined: (name: string): Told => [`${name}: not examined, the database of the instance is missing`],
    late: 'no answer',
    config: (file: string): Told => [`Settings: ${file}`],
    configOpen: (file: string): Told => [
      `Other accounts may read the settings, which hold secrets: ${file}`,
      `chmod 600 ${file}`,
    ],
    noMail: (): Told => ['Mail: no server, “Forgotten password” is not offered'],
    mail: (host: string): Told => [`Mail: ${host} answers`],
    mailSilent: (host: string, code: string): Told => [
      `Mail: ${host} does not take our messages (${code})`,
      'check OPENMAIRIE_SMTP: name, port, account and password',
    ],
    emergency: (login: string): Told => [`Emergency account: ${login}`],
    emergencyUseless: (login: string): Told => [
      `The emergency account ${login} would open nothing`,
      'it must be open, and have a password and a profile that administers',
    ],
  },
})

export type DoctorMessages = ReturnType<typeof doctorMessages>
