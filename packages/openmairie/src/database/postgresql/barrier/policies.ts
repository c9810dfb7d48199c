// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { AnyEntity, Reference } from '../../../model/entity.js'
import { all, any, sql, tableOf } from '../../sql.js'
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
  ]
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
  const context = sql`current_setting('openmairie.collectivites', true)`
  const refused = (what: string): Sql =>
    sql`RAISE insufficient_privilege USING MESSAGE = ${sql.lit(`openmairie: ${what} of another collectivite`)};`
  const references = entity.references.flatMap((reference) => checkedReference(scoped, entity, reference, refused))
  return sql`BEGIN
  IF coalesce(${context}, '') IN ('', '*') THEN RETURN NULL; END IF;
  IF TG_OP <> 'INSERT' THEN
    IF ${strangeRow(scoped, entity, 'old')} THEN ${refused('row')} END IF;
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
function checkedReference(
  scoped: Scoped,
  entity: AnyEntity,
  reference: Reference,
  refused: (what: string) => Sql,
): readonly Sql[] {
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
