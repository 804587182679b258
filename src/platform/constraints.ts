import { isConcurrent } from './database.ts'
import { conflict, type Problem } from './problems.ts'

/** The meaning of refusals of the database: a problem for the name of a constraint. A feature has those of its own tables. */
export type Constraints = Readonly<Record<string, () => Problem>>

/**
 * Makes the function that gives the problem that an error of the database stands for. It gives a conflict when two requests got in each
 * other's way, and undefined when the error is a fault of ours.
 */
export const problemOfConstraints =
  (constraints: Constraints) =>
  (error: unknown): Problem | undefined => {
    const { constraint } = error as { constraint?: string }
    const known = constraint === undefined ? undefined : constraints[constraint]
    if (known) return known()
    return isConcurrent(error) ? conflict() : undefined
  }
