// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { AnyEntity, Reference } from '../../../model/entity.js'
import { all, any, never, sql, tableOf } from '../../sql.js'
import type { Sql } from '../../statement.js'
import { postgresql } from '../dialect.js'
import { leadsSomewhere, ownRow, type Scoped, seesAll, strangeRow } from './belonging-sql.js'
import { nameWith } from './names.js'

/** What the barrier asks of one table or view. */
export interface BarrierStep {
  readonly entity: AnyEntity
  /** Statements that put it there, whatever was there before. */
  readonly statements: readonly string[]
  /** Print of the statements, kept in the base: what differs is put anew. */
  readonly digest: string
}

/** Name of the policy of each table, and of its trigger. */
export const policyName = 'om_barriere'

/** What row-level security asks of each table of an application whose rows belong to a collectivité, and of its views. */
export function barrierSteps(scoped: Scoped): readonly BarrierStep[] {
  return [...scoped.localised.fr.values()].flatMap((entity) => {
    const kind = scoped.belongings.get(entity.name)?.kind
    if (kind === undefined || kind === 'shared') return []
    const statements = (entity.kind === 'table' ? tableStatements(scoped, entity) : viewStatements(entity)).map(text)
    const digest = createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 32)
    return [
      {
        entity,
        statements: entity.kind === 'table' ? [...statements, text(marked(entity, digest))] : statements,
        digest,
      },
    ]
  })
}

/** A statement in full: what makes a policy takes no parameter. */
function text(statement: Sql): string {
  return postgresql.compile(statement).text
}

function marked(entity: AnyEntity, digest: string): Sql {
  return sql`COMMENT ON POLICY ${sql.id(policyName)} ON ${tableOf(entity.table)} IS ${sql.lit(digest)}`
}

/** A view reads with the rights of who asks, not with those of who made it. */
function viewStatements(entity: AnyEntity): readonly Sql[] {
  return [sql`ALTER VIEW ${tableOf(entity.table)} SET (security_invoker = true)`]
}

function tableStatements(scoped: Scoped, entity: AnyEntity): readonly Sql[] {
  const table = tableOf(entity.table)
  const policy = sql.id(policyName)
  const own = any([seesAll, ownRow(scoped, entity, entity.table.name, false)])
  const call = sql.id(...placeOf(entity, nameWith(policyName, entity.table.name)))
  return [
    sql`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    sql`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    sql`DROP POLICY IF EXISTS ${policy} ON ${table}`,
    sql`CREATE POLICY ${policy} ON ${table} USING (${own}) WITH CHECK (${own})`,
    sql`CREATE OR REPLACE FUNCTION ${call}() RETURNS trigger LANGUAGE plpgsql AS ${bodyOf(triggerBody(scoped, entity))}`,
    sql`DROP TRIGGER IF EXISTS ${policy} ON ${table}`,
    sql`CREATE TRIGGER ${policy} AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${call}()`,
    ...(belongsByReference(scoped, entity) ? followedStatements(scoped, entity) : []),
  ]
}

/** Name of the trigger of a table whose rows belong where others do. */
export const followedName = 'om_barriere_suite'

/** Whether the rows of a table belong where those that they refer to do. */
export function belongsByReference({ belongings }: Scoped, entity: AnyEntity): boolean {
  return entity.kind === 'table' && belongings.get(entity.name)?.kind === 'references'
}

/**
 * Before the engine deletes or empties a row after another, whose it is can be told: there it acts without policies, and sees
 * the rows of strangers that this one refers to. Afterwards whoever asked is back, and policies hide them.
 */
function followedStatements(scoped: Scoped, entity: AnyEntity): readonly Sql[] {
  const table = tableOf(entity.table)
  const name = sql.id(followedName)
  const call = sql.id(...placeOf(entity, nameWith(followedName, entity.table.name)))
  // Said anew each time: a plan that is kept would keep the policies of whom it was made for.
  const asked = sql`SELECT ${strangeRow(scoped, entity, 'old')} FROM (SELECT ($1).*) AS ${sql.id('old')}`
  const body = sql`DECLARE
  strange boolean;
BEGIN
  IF ${isSaid} AND pg_trigger_depth() > 1 THEN
    EXECUTE ${sql.lit(text(asked))} INTO strange USING old;
    IF strange THEN ${refused('row')} END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN old; END IF;
  RETURN new;
END`
  return [
    sql`CREATE OR REPLACE FUNCTION ${call}() RETURNS trigger LANGUAGE plpgsql AS ${bodyOf(body)}`,
    sql`DROP TRIGGER IF EXISTS ${name} ON ${table}`,
    sql`CREATE TRIGGER ${name} BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${call}()`,
  ]
}

/** Whether a context is said, and is not that of all. */
const isSaid = sql`coalesce(current_setting('openmairie.collectivites', true), '') NOT IN ('', '*')`

function refused(what: string): Sql {
  return sql`RAISE insufficient_privilege USING MESSAGE = ${sql.lit(`openmairie: ${what} of another collectivite`)};`
}

/** Schema and name of what lies beside a table. */
export function placeOf({ table }: AnyEntity, name: string): readonly [string, ...string[]] {
  return table.schema === null ? [name] : [table.schema, name]
}

/** A body of function between quotes that nothing in it ends. */
export function bodyOf(statements: Sql): Sql {
  const said = text(statements)
  let tag = 'om'
  while (said.includes(`$${tag}$`)) tag += 'x'
  return sql`${sql.raw(`$${tag}$${said}$${tag}$`)}`
}

/**
 * What policies do not see: rows that the engine itself deletes or empties after another (it acts as the owner of the
 * table), and references, which it checks as the owner too. Whoever administers the base, and says no context, is let through.
 */
function triggerBody(scoped: Scoped, entity: AnyEntity): Sql {
  const references = entity.references.flatMap((reference) => checkedReference(scoped, entity, reference))
  const strange = belongsByReference(scoped, entity) ? never : strangeRow(scoped, entity, 'old')
  return sql`BEGIN
  IF NOT ${isSaid} THEN RETURN NULL; END IF;
  IF TG_OP <> 'INSERT' THEN
    IF ${strange} THEN ${refused('row')} END IF;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    ${sql.join(
      references.length > 0 ? references : [sql`NULL;`],
      sql`
    `,
    )}
  END IF;
  RETURN NULL;
END`
}

/** A reference that is new to a row leads to one that its author sees; one that was there before is left as it was. */
function checkedReference(scoped: Scoped, entity: AnyEntity, reference: Reference): readonly Sql[] {
  const target = scoped.localised.fr.get(reference.entity)
  const kind = scoped.belongings.get(reference.entity)?.kind
  if (!target || kind === undefined || kind === 'shared') return []
  const isHome = reference.fields.length === 1 && reference.fields[0] === entity.collectivite
  if (isHome) return []
  const row = (name: string): Sql => sql`(${sql.join(reference.fields.map((field) => sql.id(name, field)))})`
  const filled = all(reference.fields.map((field) => sql`${sql.id('new', field)} IS NOT NULL`))
  return [
    sql`IF ${filled} THEN
      IF TG_OP = 'INSERT' OR ${row('new')} IS DISTINCT FROM ${row('old')} THEN
        IF NOT ${leadsSomewhere(reference, target, 'new')} THEN ${refused('reference')} END IF;
      END IF;
    END IF;`,
  ]
}
