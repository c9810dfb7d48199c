// SPDX-License-Identifier: EUPL-1.2
import type { Engine } from './schema.js'

const schemes: Readonly<Record<string, Engine>> = {
  postgres: 'postgresql',
  postgresql: 'postgresql',
  mysql: 'mariadb',
  mariadb: 'mariadb',
  sqlite: 'sqlite',
  file: 'sqlite',
}

/** The engine that an address names by its scheme; null for another one. */
export function engineOf(url: string): Engine | null {
  return schemes[schemeOf(url)] ?? null
}

/** The path in an address of a file: `sqlite:relative/path`, `sqlite:/path`, `sqlite:///path`, `file:///path`. */
export function fileOf(url: string): string {
  const path = url.replace(/^[a-z]+:/i, '').replace(/^\/\/(?=\/)/, '')
  if (schemeOf(url) === 'sqlite') return path
  // A `file:` address is a URI: percent signs are read, parameters are not part of the path.
  return decoded(path.replace(/[?#].*$/, ''))
}

/** An address fit to be shown: password and parameters left out. */
export function withoutSecret(url: string): string {
  if (engineOf(url) === 'sqlite') return url
  try {
    const { protocol, username, host, pathname } = new URL(url)
    return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
  } catch {
    return `${engineOf(url) === null ? 'postgres' : schemeOf(url)}://…`
  }
}

function schemeOf(url: string): string {
  return /^([a-z]+):/i.exec(url)?.[1]?.toLowerCase() ?? ''
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
