// SPDX-License-Identifier: EUPL-1.2
import { own } from './own.js'

/** Values of each type of parameter; a decimal stays the text that it was typed as. */
interface Values {
  readonly text: string
  readonly integer: number
  readonly decimal: string
  readonly boolean: boolean
  readonly date: string
}
export type ParametreType = keyof Values

/** What an author says of a parameter that each collectivité may set. */
export interface ParametreDeclaration<T extends ParametreType = ParametreType> {
  readonly type: T
  /** Where nobody set it. */
  readonly default: Values[T]
  readonly label: string
  readonly help?: string
}

/** Where the value of a parameter is asked: the context of a hook, or that of a feature. */
export interface ParametreSource {
  /** The text of a parameter for the working collectivité, inherited down the tree; null where nobody set it. */
  parametre(name: string): string | null
  /** What an application of the instance declares of a parameter; null where none does. */
  declared(name: string): ParametreDeclaration | null
}

/** A declared parameter, with its value in a context, in its own type. */
export interface Parametre<T extends ParametreType = ParametreType> extends ParametreDeclaration<T> {
  readonly name: string
  /** The value for the working collectivité: its own, else the nearest above it, else the instance's, else the default. */
  in(source: Pick<ParametreSource, 'parametre'>): Values[T]
}

const readers: { readonly [T in ParametreType]: (text: string) => Values[T] | undefined } = {
  text: (text) => text,
  integer: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined),
  decimal: (text) => (/^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? text : undefined),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  date: (text) => (isDate(text) ? text : undefined),
}

/**
 * Declares the parameters of an application: `const { delai } = parametres({ delai: { type: 'integer', default: 30, label: 'Délai' } })`,
 * then `delai.in(ctx)` in a hook is a number. A value that is none of its type counts for none.
 */
export function parametres<const D extends Readonly<Record<string, ParametreDeclaration>>>(
  declared: D,
): { readonly [Name in keyof D]: Parametre<D[Name]['type']> } {
  const made = Object.entries(declared).map(([name, declaration]) => [name, parametre(name, declaration)])
  // Each has the type of its own declaration.
  return Object.fromEntries(made) as { readonly [Name in keyof D]: Parametre<D[Name]['type']> }
}

function parametre<T extends ParametreType>(name: string, declaration: ParametreDeclaration<T>): Parametre<T> {
  return {
    ...declaration,
    name,
    in(source) {
      const text = source.parametre(name)
      return (text === null ? undefined : readers[declaration.type](text)) ?? declaration.default
    },
  }
}

/** Whether a text is a value of a type. */
export function fits(type: ParametreType, text: string): boolean {
  return readers[type](text) !== undefined
}

const expected: Readonly<Record<ParametreType, Readonly<Record<'fr' | 'en', string>>>> = {
  text: { fr: 'un texte', en: 'a text' },
  integer: { fr: 'un nombre entier, 30 par exemple', en: 'a whole number, 30 for example' },
  decimal: { fr: 'un nombre, 12.5 par exemple', en: 'a number, 12.5 for example' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  date: { fr: 'une date, 2026-03-31 par exemple', en: 'a date, 2026-03-31 for example' },
}

/** What a parameter expects, in words. */
export function expectedWords(type: ParametreType, locale: 'fr' | 'en'): string {
  return expected[type][locale]
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

interface Declaring {
  readonly definition: { readonly parametres?: Readonly<Record<string, ParametreDeclaration>> }
}

/** What the first application that declares a parameter says of it; null where none does. */
export function declaredIn(apps: readonly Declaring[], name: string): ParametreDeclaration | null {
  for (const { definition } of apps) {
    const found = own(definition.parametres, name)
    if (found) return found
  }
  return null
}
