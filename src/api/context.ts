import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { Kernel } from '../kernel/context.ts'
import type { DomainThing, DueMessage, SignedInUser } from '../kernel/index.ts'
import type { Right } from './contract/endpoint.ts'
import type { DemoUser } from './contract/session.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { LongWork } from './jobs/long-work.ts'
import type { Readings } from './jobs/readings.ts'

/** Notes whatever a call names of domains, by what it names. */
export type NotesNames = (call: unknown, named: Map<DomainThing, Set<string>>) => void

/** The server with typed routes. */
export type Api = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>

/** What routes need besides the request. */
export interface ApiContext {
  readonly kernel: Kernel
  readonly jobs: Jobs
  readonly longWork: LongWork
  readonly readings: Readings
  /** Accounts to try the demo with; none in a real store. */
  readonly demoUsers: readonly DemoUser[]
  readonly newIncident: () => string
  /** The key of 天地图, whose pictures then lie below the map; without it the map draws boundaries only. */
  readonly tianditu: string | undefined
  readonly outgoing: Outgoing
}

/** How messages leave the house; the API only ever tries one out. */
export interface Outgoing {
  /** Addresses within the house are allowed. */
  readonly allowPrivate: boolean
  /** Gives undefined when the message was taken, else why not. */
  readonly send: (message: DueMessage) => Promise<string | undefined>
}

/** Whom a request's cookie stands for. */
export type SignedIn = SignedInUser

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the caller must be allowed to do; every route says it. */
    right?: Right
    /** How many values a body may hold; some thousands where it is not said. */
    values?: number
    /** Notes what a call names of domains; absent when it can name none. */
    names?: NotesNames
  }
  interface FastifyRequest {
    signedIn: SignedIn | undefined
    /** The kernel as the caller's town has it; the program's own where nobody has signed in. */
    kernel: Kernel | undefined
  }
}
