/** Vite serves such a file beside the app; the import is its address. */
declare module '*?url' {
  const address: string
  // biome-ignore lint/style/noDefaultExport: that is what Vite makes of it
  export default address
}
