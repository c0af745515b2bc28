// What `bench analysis` times as a whole process: opens a repository and makes its import graph, through the packages as they are published. With --print
// the graph follows as JSON.

const [{ createAnalysis }, { createGit }] = await Promise.all([import('@reposcan/analysis'), import('@reposcan/git')]);
const [path, print] = process.argv.slice(2);
const repository = await createGit().open({ path });
try {
  const languages = ['TypeScript', 'TSX', 'JavaScript', 'Vue', 'Svelte', 'Astro'];
  const { importGraph } = await createAnalysis().importGraph(repository.tree, { languages });
  if (print === '--print') process.stdout.write(JSON.stringify(importGraph));
  else console.log(`${importGraph.files.length} files, ${importGraph.edges.length} edges`);
} finally {
  await repository.close();
}
