// SPDX-License-Identifier: EUPL-1.2
import type { FreeGap } from '../../database/free-reading.js'

/** A sentence in both languages: an error of the text is told in that of whoever reads it. */
export interface Words {
  readonly fr: string
  readonly en: string
}

const both = (fr: string, en: string): Words => ({ fr, en })

/** What is wrong with a text, as it is read before the engine is. */
export const textWords = {
  empty: both('elle est vide', 'it is empty'),
  tooLong: (most: number) => both(`elle compte plus de ${most} caractères`, `it has more than ${most} characters`),
  notReading: (word: string) =>
    both(
      `elle commence par «\u00a0${word}\u00a0», alors qu’elle ne peut que lire\u00a0: commencez par SELECT ou par WITH`,
      `it begins with “${word}”, and may but read: begin with SELECT or WITH`,
    ),
  several: both(
    'elle contient plusieurs instructions\u00a0: gardez-en une seule, sans rien après le point-virgule',
    'it holds several statements: keep one, with nothing after the semicolon',
  ),
  unended: (mark: string) =>
    both(`ce qui est ouvert ici par ${mark} n’est jamais refermé`, `what ${mark} opens here is never closed`),
  foreign: (mark: string) =>
    both(
      `${mark} n’est pas accepté\u00a0: écrivez les lettres elles-mêmes, mettez un blanc après un nombre, et nommez les paramètres (:nom)`,
      `${mark} is not accepted: write the letters themselves, leave a blank after a number, and name parameters (:name)`,
    ),
  system: (name: string) =>
    both(
      `«\u00a0${name}\u00a0» est propre au serveur de la base\u00a0: seules les tables de l’application se lisent`,
      `“${name}” is of the database server’s own: only the tables of the application are read`,
    ),
  called: (name: string) =>
    both(
      `la fonction «\u00a0${name}\u00a0» n’est pas de celles qu’une requête peut appeler\u00a0; pour nommer les colonnes d’un résultat, écrivez AS ${name}(…)`,
      `the function “${name}” is not one that a query may call; to name the columns of a result, write AS ${name}(…)`,
    ),
  unknownParameter: (name: string) =>
    both(
      `le paramètre «\u00a0${name}\u00a0» n’existe pas\u00a0; pour l’opérateur &, laissez un blanc après lui`,
      `there is no parameter “${name}”; for the operator &, leave a blank after it`,
    ),
} as const

/** What the engine objects to, by its code or the first two signs of it; `said` is what stands at the place, in the text. */
export function objectionWords(code: string, said: string): Words {
  const known = objections[code] ?? objections[code.slice(0, 2)]
  return known
    ? known(said === '' ? '…' : said)
    : both(`la base la refuse (SQLSTATE ${code})`, `the database refuses it (SQLSTATE ${code})`)
}

const forbidden = both(
  'une table ou une fonction qu’elle nomme ne vous est pas ouverte',
  'a table or a function that it names is not open to you',
)

const objections: Readonly<Record<string, (said: string) => Words>> = {
  '42601': (said) =>
    both(
      `la base ne comprend pas ce qui commence à «\u00a0${said}\u00a0»`,
      `the database does not understand what begins at “${said}”`,
    ),
  '42P01': (said) =>
    both(
      `la table «\u00a0${said}\u00a0» n’existe pas, ou ne vous est pas ouverte\u00a0: voyez la liste des tables`,
      `there is no table “${said}”, or it is not open to you: see the list of tables`,
    ),
  '3F000': () => forbidden,
  '42501': () => forbidden,
  '42703': (said) =>
    both(
      `la colonne «\u00a0${said}\u00a0» n’existe pas, ou ne vous est pas ouverte\u00a0: voyez la liste des colonnes`,
      `there is no column “${said}”, or it is not open to you: see the list of columns`,
    ),
  '42702': (said) =>
    both(
      `la colonne «\u00a0${said}\u00a0» est dans plusieurs tables\u00a0: écrivez la table devant, comme table.${said}`,
      `the column “${said}” is in several tables: write the table before it, as table.${said}`,
    ),
  '42712': (said) =>
    both(
      `«\u00a0${said}\u00a0» nomme deux tables à la fois\u00a0: donnez un autre nom à l’une (AS)`,
      `“${said}” names two tables at once: give one another name (AS)`,
    ),
  '42883': (said) =>
    both(
      `«\u00a0${said}\u00a0» ne va pas avec ce qui l’entoure\u00a0: convertissez une valeur (par exemple valeur::integer)`,
      `“${said}” does not go with what is around it: convert a value (for instance value::integer)`,
    ),
  '42725': (said) =>
    both(
      `«\u00a0${said}\u00a0» peut se lire de plusieurs façons\u00a0: convertissez une valeur (::type)`,
      `“${said}” can be read in several ways: convert a value (::type)`,
    ),
  '42803': (said) =>
    both(
      `«\u00a0${said}\u00a0» doit être dans GROUP BY, ou dans un calcul comme sum() ou count()`,
      `“${said}” must be in GROUP BY, or in a sum such as sum() or count()`,
    ),
  '42804': (said) =>
    both(`«\u00a0${said}\u00a0» n’est pas du type attendu ici`, `“${said}” is not of the type expected here`),
  '42846': (said) =>
    both(`«\u00a0${said}\u00a0» ne se convertit pas dans ce type`, `“${said}” cannot be converted to this type`),
  '42704': (said) => both(`le type ou le nom «\u00a0${said}\u00a0» n’existe pas`, `there is no type or name “${said}”`),
  '42P10': (said) =>
    both(`«\u00a0${said}\u00a0» ne désigne aucune colonne du résultat`, `“${said}” names no column of the result`),
  '42P18': () =>
    both(
      'le type d’un paramètre ne se devine pas\u00a0: écrivez-le, comme :nom::date',
      'the type of a parameter cannot be told: write it, as :name::date',
    ),
  '42P08': () =>
    both(
      'un paramètre sert comme deux types différents\u00a0: écrivez-le à chaque fois, comme :nom::date',
      'a parameter serves as two types: write it each time, as :name::date',
    ),
  '21000': () =>
    both(
      'une requête entre parenthèses donne plusieurs lignes là où il en faut une',
      'a query between brackets gives several rows where one is needed',
    ),
  '22012': () =>
    both(
      'une division se fait par zéro\u00a0: écrivez nullif(diviseur, 0)',
      'something is divided by zero: write nullif(divisor, 0)',
    ),
  '22003': () => both('un nombre dépasse ce que son type contient', 'a number is beyond what its type holds'),
  '22': () =>
    both(
      'une valeur n’est pas de la forme que son type demande\u00a0: vérifiez les paramètres et les conversions',
      'a value is not of the form that its type asks for: check parameters and conversions',
    ),
  '42P11': () => both('elle écrirait, alors qu’elle ne peut que lire', 'it would write, and may but read'),
  '25006': () => both('elle écrirait, alors qu’elle ne peut que lire', 'it would write, and may but read'),
  '57014': () =>
    both(
      'elle prend trop de temps\u00a0: ajoutez des conditions, ou demandez moins de calculs',
      'it takes too long: add conditions, or ask for less work',
    ),
  '53': () =>
    both(
      'elle demande trop de place au serveur\u00a0: ajoutez des conditions',
      'it asks too much room of the server: add conditions',
    ),
  '54': () => both('elle est trop grande ou trop imbriquée', 'it is too large or too deep'),
  '0A': () => both('elle demande ce que la base ne sait pas faire ici', 'it asks for what the database cannot do here'),
}

/** Why a base gives no free SQL, and what its administrator does about it. */
export function gapWords(gap: FreeGap): Words {
  switch (gap.kind) {
    case 'engine':
      return both('cette base n’est pas PostgreSQL', 'this database is not PostgreSQL')
    case 'role':
      return both(
        `le rôle ${gap.role} n’est pas dans la base, ou son compte ne peut pas le prendre\u00a0: CREATE ROLE "${gap.role}" NOLOGIN; GRANT "${gap.role}" TO le compte de l’application`,
        `the role ${gap.role} is not in the database, or its account may not take it: CREATE ROLE "${gap.role}" NOLOGIN; GRANT "${gap.role}" TO the account of the application`,
      )
    case 'mighty':
      return both(
        `le rôle ${gap.role} peut plus qu’il ne doit\u00a0: il ne se connecte pas, n’est membre d’aucun autre, ne possède ni ne reçoit rien`,
        `the role ${gap.role} may more than it should: it does not connect, is a member of no other, owns nothing and is granted nothing`,
      )
    case 'temporary':
      return both(
        'les rôles de l’application ne peuvent rien faire de temporaire dans la base (GRANT TEMPORARY ON DATABASE)',
        'the roles of the application may make nothing temporary in the database (GRANT TEMPORARY ON DATABASE)',
      )
    case 'public':
      return both(
        `ce que PUBLIC peut lire ou appeler échapperait aux droits\u00a0: ${gap.names.join(', ')} (REVOKE … FROM PUBLIC)`,
        `what PUBLIC may read or call would escape the rights: ${gap.names.join(', ')} (REVOKE … FROM PUBLIC)`,
      )
  }
}
