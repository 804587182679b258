import type { FastifyInstance } from 'fastify'
import type { Feature } from '../../platform/feature.ts'
import type { Gateway } from '../../platform/operations.ts'
import type { BoundPage } from './pages.ts'

/** A feature of Mijn: it brings pages, beside what any feature can bring. */
export interface MijnFeature extends Feature {
  pages?: readonly BoundPage[]
  /** Serves, under `/mijn`, what is for people who are not logged in. */
  serveOpen?(server: FastifyInstance, gateway: Gateway): void
}

/** The frame brings nothing by itself: what it serves, it serves with the pages. */
export const feature: MijnFeature = {}
