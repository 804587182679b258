const REQUIRED_NODE = 24

/** Ends the program when nobody reads its output any more, as in `balie export | head`; that is no fault. */
function endWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(1)
    })
  }
}

if (Number(process.versions.node.split('.')[0]) < REQUIRED_NODE) {
  console.error(`Balie draait op Node ${REQUIRED_NODE}; dit is ${process.version}. Start met npm start of npx balie.`)
  process.exitCode = 1
} else {
  endWhenNobodyReads()
  const { balie } = await import('./balie.ts')
  process.exitCode = await balie(process.argv.slice(2), process.env)
}
