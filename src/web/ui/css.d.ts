/** A style sheet is imported for its effect; Vite makes a file of it. */
declare module '*.css' {}
