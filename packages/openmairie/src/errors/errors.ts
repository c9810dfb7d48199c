// SPDX-License-Identifier: EUPL-1.2
import { catalogue, type ErrorCode } from './catalogue.js'

/** The one base class: a code of the catalogue, its HTTP status, a message fit for the public, and the cause. */
export class OpenMairieError extends Error {
  readonly code: ErrorCode
  readonly status: number
  /** Values named in the message, for the translation. */
  readonly details: Readonly<Record<string, string>>

  constructor(code: ErrorCode, details: Readonly<Record<string, string>> = {}, options?: { cause?: unknown }) {
    super(fill(catalogue[code].message.en, details), options)
    this.name = 'OpenMairieError'
    this.code = code
    this.status = catalogue[code].status
    this.details = details
  }

  /** The message in a locale, fit to be shown to anyone. */
  publicMessage(locale: 'fr' | 'en'): string {
    return fill(catalogue[this.code].message[locale], this.details)
  }
}

function fill(template: string, details: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole)
}
