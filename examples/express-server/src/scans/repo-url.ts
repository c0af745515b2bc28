import { z } from 'zod';

/** The URL of a repository. What it may lead to is for the URL policy to say, which every request asks. */
export const repoUrlSchema = z.string().min(1).max(2_048).describe('Such as https://github.com/octocat/hello-world.');
