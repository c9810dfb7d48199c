// SPDX-License-Identifier: EUPL-1.2
/**
 * Every finding of `check` and of a start, by id. docs/errors.md mirrors it. Values between braces are named by the
 * check that finds.
 */
interface Entry {
  /** `error`: something the author said is off, or the disk is not what would be generated; `warning`: it serves, but. */
  readonly severity: 'error' | 'warning'
  readonly fr: string
  readonly en: string
}

const entries = {
  'model.orphan-field': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» n’existe plus dans {table}\u00a0: ce qui en était dit est désactivé.',
    en: '“{name}” no longer exists in {table}: what was said of it is off.',
  },
  'model.orphan-tab': {
    severity: 'error',
    fr: 'L’onglet «\u00a0{name}\u00a0» n’existe plus dans {table}\u00a0: ce qui en était dit est désactivé.',
    en: 'The tab “{name}” no longer exists in {table}: what was said of it is off.',
  },
  'model.orphan-entity': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» n’est pas une entité de l’application\u00a0: l’entrée est désactivée.',
    en: '“{name}” is not an entity of the application: the entry is off.',
  },
  'model.orphan-edition': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» n’existe plus\u00a0: ce qui l’imprime est désactivé.',
    en: '“{name}” no longer exists: what prints it is off.',
  },
  'model.orphan-query': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» n’existe plus\u00a0: ce que la requête en dit est désactivé, et toute la requête là où elle ne peut pas s’en passer.',
    en: '“{name}” no longer exists: what the query says of it is off, and the whole query where it cannot do without.',
  },
  'model.query-several': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» peut mener à plusieurs lignes\u00a0: une colonne n’en dit qu’une.',
    en: '“{name}” may lead to several rows: a column tells one.',
  },
  'model.query-unfit': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0»\u00a0: ce champ ne se calcule, ne se regroupe ou ne se compare pas ainsi.',
    en: '“{name}”: this field cannot be reckoned, grouped or compared in that way.',
  },
  'model.query-multiplied': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» serait compté plusieurs fois, une fois pour chaque ligne qui s’y rapporte\u00a0: ce qui s’additionne est de la fiche, ou de l’onglet.',
    en: '“{name}” would be counted several times, once for each row that refers to it: what is added up is of the record, or of the tab.',
  },
  'model.query-far': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» demande une jointure de trop\u00a0: une requête en suit 30, et 8 à la suite.',
    en: '“{name}” asks for one join too many: a query follows 30, and 8 in a row.',
  },
  'model.query-twice': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» est dit deux fois\u00a0: la seconde est désactivée.',
    en: '“{name}” is said twice: the second one is off.',
  },
  'model.orphan-override': {
    severity: 'error',
    fr: 'Il n’y a plus de table derrière cette surcharge\u00a0: elle est désactivée, rien n’en est perdu.',
    en: 'There is no table behind this override any more: it is off, nothing of it is lost.',
  },
  'model.orphan-translation': {
    severity: 'warning',
    fr: 'La traduction «\u00a0{name}\u00a0» ne nomme rien dans {table}.',
    en: 'The translation “{name}” names nothing in {table}.',
  },
  'model.orphan-parameter': {
    severity: 'error',
    fr: 'Le jeu de paramètres «\u00a0{set}\u00a0» nomme «\u00a0{name}\u00a0», qui n’existe pas dans la base.',
    en: 'The set of parameters “{set}” names “{name}”, which does not exist in the database.',
  },
  'model.page-size': {
    severity: 'error',
    fr: 'Une page compte de 5 à 200 lignes, pas {name}\u00a0: la taille générée reste.',
    en: 'A page has from 5 to 200 lines, not {name}: the generated size stays.',
  },
  'model.page-right': {
    severity: 'error',
    fr: 'Le droit «\u00a0{name}\u00a0» d’une page porte le nom d’une entité\u00a0: qui reçoit l’un reçoit l’autre. Donnez-lui un autre nom.',
    en: 'The right “{name}” of a page bears the name of an entity: who is given one is given the other. Name it otherwise.',
  },
  'model.bulk-bound': {
    severity: 'error',
    fr: 'Une transaction écrit de 1 à 5\u202f000 enregistrements d’une sélection, pas {name}\u00a0: la limite habituelle reste.',
    en: 'A transaction writes from 1 to 5,000 records of a selection, not {name}: the usual bound stays.',
  },
  'model.schedule': {
    severity: 'error',
    fr: 'La tâche planifiée «\u00a0{name}\u00a0» ne tombe jamais\u00a0: une minute va de 0 à 59, une heure s’écrit 03:15, un jour du mois va de 1 à 31. Elle est désactivée.',
    en: 'The scheduled task “{name}” never falls: a minute is from 0 to 59, a time is written 03:15, a day of a month is from 1 to 31. It is off.',
  },
  'model.key-hidden': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» nomme les enregistrements\u00a0: il est dans leur adresse, et ne peut être caché à personne.',
    en: '“{name}” names the records: it is in their address, and can be hidden from nobody.',
  },
  'model.action-name': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» ne peut pas nommer une action ou son droit\u00a0: lettres minuscules, chiffres et _ seulement.',
    en: '“{name}” cannot name an action or its right: lower-case letters, figures and _ only.',
  },
  'model.left-out-reference': {
    severity: 'warning',
    fr: '{table} renvoie à «\u00a0{name}\u00a0», qui n’est pas dans l’application\u00a0: la valeur se montre telle quelle.',
    en: '{table} refers to “{name}”, which is not in the application: the value shows as it is.',
  },
  'model.left-out-tab': {
    severity: 'warning',
    fr: 'Le sous-formulaire «\u00a0{name}\u00a0» de {table} n’est pas dans l’application\u00a0: l’onglet est désactivé.',
    en: 'The sub-form “{name}” of {table} is not in the application: the tab is off.',
  },
  'model.required-out-of-form': {
    severity: 'warning',
    fr: '«\u00a0{name}\u00a0» est obligatoire et sans valeur par défaut, mais le formulaire ne permet pas de le saisir\u00a0: tout ajout sera refusé.',
    en: '“{name}” is required and has no default, but the form does not let it be typed: every creation will be refused.',
  },
  'model.required-relaxed': {
    severity: 'warning',
    fr: '«\u00a0{name}\u00a0» est dit facultatif, mais la base l’exige.',
    en: '“{name}” is said to be optional, but the database demands it.',
  },
  'model.longer-than-column': {
    severity: 'warning',
    fr: '«\u00a0{name}\u00a0» est dit plus long que sa colonne\u00a0: la base refusera.',
    en: '“{name}” is said to be longer than its column: the database will refuse.',
  },
  'model.choice-refused': {
    severity: 'warning',
    fr: 'Un choix proposé pour «\u00a0{name}\u00a0» n’est pas de ceux que la base accepte.',
    en: 'A choice offered for “{name}” is not one that the database accepts.',
  },
  'model.widget-type': {
    severity: 'warning',
    fr: 'Le composant de saisie «\u00a0{widget}\u00a0» ne convient pas au type de «\u00a0{name}\u00a0».',
    en: 'The widget “{widget}” does not suit the type of “{name}”.',
  },
  'model.correlation': {
    severity: 'error',
    fr: 'Les choix de «\u00a0{name}\u00a0» ne peuvent pas dépendre de «\u00a0{field}\u00a0»\u00a0: rien ne relie leurs tables. La dépendance est désactivée.',
    en: 'The choices of “{name}” cannot depend on “{field}”: nothing links their tables. The dependence is off.',
  },
  'model.field-twice': {
    severity: 'warning',
    fr: '«\u00a0{name}\u00a0» figure plus d’une fois.',
    en: '“{name}” is there more than once.',
  },
  'model.duplicate-rule': {
    severity: 'warning',
    fr: '«\u00a0{name}\u00a0» ne peut pas servir à reconnaître un doublon ainsi\u00a0: le champ est masqué, ou son type ne s’y prête pas.',
    en: '“{name}” cannot serve to tell a duplicate so: the field is hidden, or of another type.',
  },
  'model.personal-undeclared': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» est dit personnel, mais rien n’est dit de {table} (personal)\u00a0: ce qui en était dit est désactivé.',
    en: '“{name}” is said to be personal, but nothing is said of {table} (personal): what was said of it is off.',
  },
  'model.personal-person': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» ne mène à aucune personne\u00a0: il n’y a pas de telle référence, ou rien n’est dit de l’entité où elle mène (personal).',
    en: '“{name}” leads to no person: there is no such reference, or nothing is said of the entity that it leads to (personal).',
  },
  'model.personal-start': {
    severity: 'error',
    fr: 'Une durée de conservation ne peut pas partir de «\u00a0{name}\u00a0»\u00a0: ce n’est pas une date de l’enregistrement. La durée est désactivée.',
    en: 'A retention cannot be counted from “{name}”: it is no date of the record. The retention is off.',
  },
  'model.personal-length': {
    severity: 'error',
    fr: 'Une durée de conservation est un nombre entier d’années, de mois ou de jours, d’au moins un\u00a0: celle-ci est désactivée.',
    en: 'A retention is a whole number of years, months or days, one at least: this one is off.',
  },
  'model.personal-erase': {
    severity: 'error',
    fr: 'Un champ ne se supprime pas\u00a0: au terme de sa durée il est anonymisé ou trié (archive). La durée est désactivée.',
    en: 'A field is not deleted: at the end of its retention it is anonymised or sorted (archive). The retention is off.',
  },
  'model.personal-key': {
    severity: 'error',
    fr: '«\u00a0{name}\u00a0» nomme les enregistrements, ou la base seule l’écrit\u00a0: sa valeur reste dans les adresses et dans le journal, et ne peut pas être effacée.',
    en: '“{name}” names the records, or the database alone writes it: its value stays in addresses and in the journal, and cannot be erased.',
  },
  'model.personal-replacement': {
    severity: 'error',
    fr: 'Rien ne peut prendre la place de la valeur de «\u00a0{name}\u00a0»\u00a0: dites «\u00a0replacement\u00a0», que sa colonne accepte (avec {mark} si deux enregistrements ne peuvent avoir la même). Sans cela, nul ne peut être anonymisé.',
    en: 'Nothing may take the place of the value of “{name}”: say a `replacement` that its column accepts (with {mark} where no two records may have the same). Without it nobody can be anonymised.',
  },
  'model.personal-no-field': {
    severity: 'warning',
    fr: '{table} contient des données de personnes, mais aucun champ n’est dit personnel\u00a0: rien n’y sera anonymisé.',
    en: '{table} holds data of persons, but no field is said to be personal: nothing will be anonymised there.',
  },
  'model.personal-no-retention': {
    severity: 'warning',
    fr: '{table} contient des données de personnes sans durée de conservation (RGPD, article 5, 1, e).',
    en: '{table} holds data of persons without a retention (GDPR, article 5(1)(e)).',
  },
  'model.not-editable': {
    severity: 'warning',
    fr: '«\u00a0{name}\u00a0» ne peut pas être modifié dans sa cellule\u00a0: il est masqué, en lecture seule, automatique, ou fait partie de la clé.',
    en: '“{name}” cannot be changed in its cell: it is hidden, read only, automatic, or part of the key.',
  },
  'model.no-key': {
    severity: 'warning',
    fr: '{table} n’a pas de clé\u00a0: elle ne peut qu’être lue.',
    en: '{table} has no key: it can only be read.',
  },
  'model.no-key-to-annotate': {
    severity: 'error',
    fr: '{table} n’a pas de clé\u00a0: ses enregistrements ne portent ni notes ni tâches, ce qui en était dit est désactivé.',
    en: '{table} has no key: its records carry neither notes nor tasks, what was said of them is off.',
  },
  'model.unscoped': {
    severity: 'warning',
    fr: '{table} n’est rattachée à aucune collectivité\u00a0: déclarez-la partagée (shared), ou donnez-lui om_collectivite.',
    en: '{table} belongs to no collectivité: declare it shared, or give it om_collectivite.',
  },
  'model.drift': {
    severity: 'error',
    fr: 'La structure de {table} n’est plus celle qui a été générée ({differences})\u00a0: rien n’y sera écrit tant que vous n’aurez pas lancé «\u00a0{command}\u00a0».',
    en: 'The structure of {table} is no longer what was generated ({differences}): nothing will be written there until you run “{command}”.',
  },
  'model.column-added': {
    severity: 'warning',
    fr: 'La colonne «\u00a0{column}\u00a0» de {table} est nouvelle et n’est pas encore dans l’application. Lancez «\u00a0{command}\u00a0».',
    en: 'The column “{column}” of {table} is new, and not yet in the application. Run “{command}”.',
  },
  'model.search-index': {
    severity: 'warning',
    fr: 'Chercher dans {table} (environ {rows} lignes) lit toute la table\u00a0: aucun index ne sert la recherche dans {columns}. L’administrateur de la base peut le créer, table ouverte\u00a0: {sql}',
    en: 'A search in {table} (some {rows} rows) reads the whole table: no index serves it in {columns}. The administrator of the database can create one, the table in use: {sql}',
  },
  'application.broken': { severity: 'error', fr: '{reason}', en: '{reason}' },
  'generate.absent': { severity: 'error', fr: 'Le fichier manque.', en: 'The file is missing.' },
  'generate.stale': {
    severity: 'error',
    fr: 'Le fichier n’est pas ce qui serait généré.',
    en: 'The file is not what would be generated.',
  },
  'generate.edited': {
    severity: 'error',
    fr: 'Le fichier a été modifié à la main.',
    en: 'The file was edited by hand.',
  },
  'generate.foreign': {
    severity: 'error',
    fr: 'Le fichier n’a pas été écrit par le générateur.',
    en: 'The file was not written by the generator.',
  },
  'generate.leftover': {
    severity: 'error',
    fr: 'Le fichier décrit une table qui n’existe plus.',
    en: 'The file describes a table that is gone.',
  },
} as const satisfies Record<string, Entry>

export type FindingId = keyof typeof entries
export const findingCatalogue: Readonly<Record<FindingId, Entry>> = entries
