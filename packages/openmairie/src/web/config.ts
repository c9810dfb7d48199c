// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'

/** What a worker needs to serve; given by the supervisor in its environment. */
export const configSchema = z.object({
  folders: z.array(z.string()).readonly(),
  /** Base of the instance. */
  databaseUrl: z.string(),
  /** Bases of the applications whose data lie elsewhere, by application. */
  elsewhere: z.record(z.string(), z.string()),
  /** Roles that serve, which row-level security holds: in the instance's base, and in those of applications whose data lie elsewhere. */
  roles: z.object({ instance: z.string().nullable(), elsewhere: z.record(z.string(), z.string()) }),
  /** Names of the entities that a function of their base searches, by application. */
  searched: z.record(z.string(), z.array(z.string()).readonly()),
  secret: z.string(),
  mode: z.enum(['development', 'demonstration', 'production']),
  host: z.string(),
  port: z.number(),
  /** The name of the instance, shown at the top of each page. */
  name: z.string(),
  timeZone: z.string(),
  poolSize: z.number(),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']),
  /** Where people reach the instance; null where nothing says it. */
  publicUrl: z.string().nullable(),
  sessions: z.object({ idleMinutes: z.number(), days: z.number() }),
  /** Null: no mail is sent. Links are made of the public address, never of what a request calls us. */
  mail: z.object({ server: z.string(), from: z.string(), publicUrl: z.string() }).nullable(),
  /** Who may read the measures: whoever has the token, whoever asks from this machine, nobody. */
  metrics: z.object({ token: z.string().nullable(), loopback: z.boolean() }),
  /** Whether what was kept long enough is only told to a person, or done with by the instance itself. */
  retention: z.enum(['propose', 'apply']),
  /** Jobs that a node carries at once, and those of one collectivité that run at once on all nodes. */
  jobs: z.object({ atOnce: z.number(), perCollectivite: z.number() }),
  /** Number of this node, below 2³¹: the workers of a supervisor share it. */
  node: z.number(),
  /** Where files lie: in the folder, or in the bucket, the folder being then where they wait. `most`: bytes of one. */
  files: z.object({
    folder: z.string(),
    bucket: z
      .object({ address: z.string(), region: z.string(), accessKey: z.string(), secretKey: z.string() })
      .nullable(),
    most: z.number(),
    antivirus: z.string().nullable(),
  }),
  /** Where the instance backs its own base up, how many it keeps, and the data folder that remembers the last one; null: it does not. */
  backups: z.object({ folder: z.string(), kept: z.number(), dataFolder: z.string() }).nullable(),
  /** Whether there is no account yet: the first administrator is asked for, and nothing else served. */
  awaitsSetup: z.boolean(),
})
export type Config = Readonly<z.infer<typeof configSchema>>

/** Variable of the environment that carries it. */
export const configVariable = 'OPENMAIRIE_WORKER'
