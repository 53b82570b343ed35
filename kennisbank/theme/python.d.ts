/** A Python file is a text to a script: esbuild puts it in. */
declare module "*.py" {
  const text: string;
  export default text;
}
