// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { AnyEntity, Field } from '../../../model/entity.js'
import type { Dialect } from '../../dialect/contract.js'
import { folded, patternOf } from '../../dialect/folding.js'
import { any, ownRowsOf, sql } from '../../sql.js'
import type { Sql } from '../../statement.js'
import { sieveOf } from '../sieve.js'
import { ownRow, type Scoped, seesAll } from './belonging-sql.js'
import { nameWith } from './names.js'
import { bodyOf, placeOf } from './policies.js'
import type { Roles } from './roles.js'

/** Where the search function of an entity lies. */
export const searchFunction = (entity: AnyEntity): readonly [string, ...string[]] =>
  placeOf(entity, nameWith('om_recherche', entity.table.name))

/** The call of an entity's search function: keys of the rows of the context that hold one of the words in one of the fields. */
export function searchCall(entity: AnyEntity, fields: readonly string[], words: readonly string[], limit: number): Sql {
  const plain = words.map(folded)
  return sql`${sql.id(...searchFunction(entity))}(${fields}, ${plain.map((word) => patternOf(word))}, ${plain.map(sieveOf)}, ${limit})`
}

/** Arguments of a search function, as its signature says them. */
const signature = sql`text[], text[], text[], integer`

export interface SearchStep {
  readonly entity: AnyEntity
  readonly statements: readonly string[]
  readonly digest: string
  /** Whether it makes a function: what has no searched field, or a key of several, is but read by those of others. */
  readonly isSearched: boolean
}

/**
 * What searches for words in the tables behind the barrier: the policy of a table keeps an index of trigrams from serving, as
 * the operator of such an index is not trusted with rows that are not one's own. A function that reads them all, filters by the
 * context itself and gives back keys alone has the index; whoever calls it reads the rows of these keys as policies show them.
 */
export function searchSteps(scoped: Scoped, dialect: Dialect, roles: Roles): readonly SearchStep[] {
  const all = [...scoped.localised.fr.values()].filter((entity) => isBehind(scoped, entity))
  return all.map((entity) => {
    const made =
      searchedFields(entity).length > 0 && entity.key.length === 1 ? functionOf(scoped, entity, dialect, roles) : []
    const statements = [...readableBy(entity, roles.searching), ...made].map((each) => dialect.compile(each).text)
    const digest = createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 32)
    const mark = sql`COMMENT ON POLICY ${sql.id(readingPolicy)} ON ${placed(entity)} IS ${sql.lit(digest)}`
    return { entity, statements: [...statements, dialect.compile(mark).text], digest, isSearched: made.length > 0 }
  })
}

/** Name of the policy that lets the searching role read every row of a table. */
export const readingPolicy = 'om_barriere_recherche'

function isBehind({ belongings }: Scoped, entity: AnyEntity): boolean {
  const kind = belongings.get(entity.name)?.kind
  return entity.kind === 'table' && (kind === 'column' || kind === 'references')
}

/** Fields that a search looks into. */
export function searchedFields(entity: AnyEntity): readonly Field[] {
  return entity.listing.search.flatMap((name) => {
    const field = entity.fields[name]
    return field && !field.hidden ? [field] : []
  })
}

function placed(entity: AnyEntity): Sql {
  return sql.id(...placeOf(entity, entity.table.name))
}

function readableBy(entity: AnyEntity, role: string): readonly Sql[] {
  const policy = sql.id(readingPolicy)
  return [
    sql`GRANT SELECT ON ${placed(entity)} TO ${sql.id(role)}`,
    sql`DROP POLICY IF EXISTS ${policy} ON ${placed(entity)}`,
    sql`CREATE POLICY ${policy} ON ${placed(entity)} FOR SELECT TO ${sql.id(role)} USING (true)`,
  ]
}

function functionOf(scoped: Scoped, entity: AnyEntity, dialect: Dialect, roles: Roles): readonly Sql[] {
  const call = sql.id(...searchFunction(entity))
  return [
    sql`DROP FUNCTION IF EXISTS ${call}(${signature})`,
    sql`CREATE FUNCTION ${call}(champs text[], motifs text[], cribles text[], plafond integer) RETURNS SETOF text[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, pg_temp AS ${bodyOf(searchBody(scoped, entity, dialect))}`,
    // It reads every row: it is for the role that serves alone.
    sql`REVOKE ALL ON FUNCTION ${call}(${signature}) FROM PUBLIC`,
    sql`GRANT EXECUTE ON FUNCTION ${call}(${signature}) TO ${sql.id(roles.serving)}`,
    sql`ALTER FUNCTION ${call}(${signature}) OWNER TO ${sql.id(roles.searching)}`,
  ]
}

/** The condition is made of what is written here alone: names are picked from a list, words travel as parameters. */
function searchBody(scoped: Scoped, entity: AnyEntity, dialect: Dialect): Sql {
  const { folding } = dialect
  const choices = searchedFields(entity).map((field) => {
    const source = sql.id('t', field.name)
    const bare = folding ? folding(source, field) : source
    const [plain, pattern] = [source, bare].map((each) => dialect.compile(each).text.replaceAll('%', '%%'))
    const condition = `((($2)[%1$s] IS NULL OR ${plain}::text COLLATE "C" ~ ($2)[%1$s]) AND ${pattern} LIKE ($1)[%1$s])`
    return sql`(${sql.lit(field.name)}, ${sql.lit(condition)})`
  })
  const keys = sql.join(entity.key.map((name) => sql`${sql.id('t', name)}::text`))
  const scope = any([seesAll, ownRow(scoped, entity, 't', true)])
  const statement = sql`SELECT ARRAY[${keys}] FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${scope} AND (`
  return sql`DECLARE
  sought text;
BEGIN
  SELECT string_agg(format(said.condition, each), ' OR ') INTO sought
  FROM generate_subscripts(motifs, 1) AS each, (VALUES ${sql.join(choices)}) AS said(champ, condition)
  WHERE said.champ = ANY (champs);
  IF sought IS NULL THEN RETURN; END IF;
  RETURN QUERY EXECUTE ${sql.lit(dialect.compile(statement).text)} || sought || ') LIMIT ' || plafond USING motifs, cribles;
END`
}
