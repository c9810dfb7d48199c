// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { type Held, hold } from '../database/held.js'
import { sql } from '../database/sql.js'

export interface Collectivite {
  /** What the tables of the applications hold in om_collectivite. */
  readonly id: string
  readonly label: string
  /** The one above it in the tree, or null. */
  readonly parent: string | null
}

/** How pages look for a collectivité; what it does not say, the nearest above it says. */
export interface Look {
  readonly label: string | null
  /** Its colour in a light and in a dark scheme; null for the usual one, or one made of the other. */
  readonly colour: string | null
  readonly darkColour: string | null
  readonly logo: Logo | null
}

export interface Logo {
  readonly collectivite: string
  /** Print of its content: an address that has it never changes what it leads to. */
  readonly digest: string
  /** What it says to whoever does not see it. */
  readonly text: string
  readonly width: number
  readonly height: number
}

/** The tree of collectivités, and what is inherited down it. */
export interface Collectivites {
  readonly version: bigint
  readonly all: readonly Collectivite[]
  find(id: string): Collectivite | null
  /** One and all that is below it, itself first; empty where there is none of that number. */
  below(id: string): readonly string[]
  /** The text of a parameter: of the collectivité, else of the nearest above it, else of the instance; null where nobody set it. */
  parametre(name: string, id: string | null): string | null
  look(id: string | null): Look
}

const nameless: Look = { label: null, colour: null, darkColour: null, logo: null }

/** Reads the tree, its parameters and its looks. Logos stay in the base, but for what tells them. */
export async function readCollectivites(connection: Connection): Promise<Collectivites> {
  const version = await connection.query(sql`SELECT version::text AS version FROM openmairie.om_reglage_collectivites`)
  const tree = await connection.query(sql`
    SELECT c.om_collectivite, c.libelle, c.parent, c.couleur, c.couleur_sombre, l.empreinte, l.texte, l.largeur::text AS largeur, l.hauteur::text AS hauteur
    FROM openmairie.om_collectivite c LEFT JOIN openmairie.om_logo l USING (om_collectivite)
    ORDER BY length(c.om_collectivite), c.om_collectivite`)
  const set = await connection.query(sql`SELECT libelle, valeur, om_collectivite FROM openmairie.om_parametre`)
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))
  const nodes = tree.rows.map((row) => {
    const id = String(row['om_collectivite'])
    const digest = text(row['empreinte'])
    const logo: Logo | null =
      digest === null
        ? null
        : {
            collectivite: id,
            digest,
            text: String(row['texte']),
            width: Number(row['largeur']),
            height: Number(row['hauteur']),
          }
    const look: Look = {
      label: String(row['libelle']),
      colour: text(row['couleur']),
      darkColour: text(row['couleur_sombre']),
      logo,
    }
    return { id, label: String(row['libelle']), parent: text(row['parent']), look }
  })
  return collectivitesOf(
    BigInt(String(version.rows[0]?.['version'] ?? 0)),
    nodes,
    set.rows.map((row) => ({
      name: String(row['libelle']),
      value: String(row['valeur']),
      of: text(row['om_collectivite']),
    })),
  )
}

type Node = Collectivite & { readonly look: Look }

function collectivitesOf(
  version: bigint,
  nodes: readonly Node[],
  set: readonly { readonly name: string; readonly value: string; readonly of: string | null }[],
): Collectivites {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const children = new Map<string, Node[]>()
  for (const node of nodes)
    if (node.parent !== null) children.set(node.parent, [...(children.get(node.parent) ?? []), node])
  const values = new Map(set.map(({ name, value, of }) => [JSON.stringify([name, of]), value]))
  /** One and those above it, the nearest first. A circle, which the base refuses, would end. */
  const above = (id: string | null): readonly Node[] => {
    const found: Node[] = []
    let node = byId.get(id ?? '')
    while (node && !found.includes(node)) {
      found.push(node)
      node = byId.get(node.parent ?? '')
    }
    return found
  }
  const below = (id: string): readonly string[] => {
    const found: string[] = []
    const left = byId.has(id) ? [id] : []
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      if (found.includes(next)) continue
      found.push(next)
      left.push(...(children.get(next) ?? []).map((child) => child.id))
    }
    return found
  }
  const looks = new Map<string | null, Look>()
  const lookOf = (id: string | null): Look => {
    const path = above(id).map((node) => node.look)
    const coloured = path.find(({ colour }) => colour !== null)
    return {
      label: path[0]?.label ?? null,
      colour: coloured?.colour ?? null,
      darkColour: coloured?.darkColour ?? null,
      logo: path.find(({ logo }) => logo !== null)?.logo ?? null,
    }
  }
  return {
    version,
    all: nodes,
    find: (id) => byId.get(id) ?? null,
    below,
    parametre(name, id) {
      for (const of of [...above(id).map((node) => node.id), null]) {
        const value = values.get(JSON.stringify([name, of]))
        if (value !== undefined) return value
      }
      return null
    },
    look(id) {
      const known = looks.get(id) ?? (id === null ? nameless : lookOf(id))
      looks.set(id, known)
      return known
    },
  }
}

/** The collectivités of a process. */
export type HeldCollectivites = Held<Collectivites>

/** Reads the collectivités for a process that keeps them. */
export function holdCollectivites(connection: Connection): Promise<HeldCollectivites> {
  return hold(() => readCollectivites(connection))
}
