/** The middle one. */
export const median = (measured: readonly number[]) =>
  measured.toSorted((a, b) => a - b)[Math.floor(measured.length / 2)] ?? 0

/**
 * Measures each of these some times, in turns, so that other work on the machine affects all of them.
 * @returns the median of each
 */
export async function inTurns(rounds: number, measures: readonly (() => Promise<number>)[]): Promise<number[]> {
  const results = measures.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, measure] of measures.entries()) results[index]?.push(await measure())
  }
  return results.map(median)
}
