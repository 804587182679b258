const REQUIRED_NODE = 24

/** Nobody reads any more what we say, as in `balie export | head`: that ends the program and is no fault of it. */
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
