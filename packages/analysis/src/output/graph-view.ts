import type { CodeGraph, ImportKind, ObservedFile } from '@reposcan/core';

/** What a graph file is made from: the `importGraph`, `signals` and `layers` of a scan, and its `files`. */
export interface GraphSource extends CodeGraph {
  files: readonly ObservedFile[];
}

/** Whether a node is a file, or a folder of the layers with its files folded in. */
export type GraphLevel = 'file' | 'folder';

/** A file or folder to draw. */
export interface GraphNode {
  /** Of a file or folder; `''` is the root. */
  path: string;
  /** Files that it stands for. */
  files: number;
  /** Of a folder: that of most files. */
  language: string | null;
  /** `null` for tests and documentation. */
  layer: number | null;
  /** Index into `signals.communities`; `null` for a folder. */
  community: number | null;
  /** Page rank; of a folder the sum. */
  rank: number;
  /** 0–100; of a folder that of its most important file. */
  importance: number;
}

/** That one node imports another; one for all imports between the two. */
export interface GraphLink {
  /** Indexes into `nodes`. */
  from: number;
  to: number;
  /** The firmest way in which it is imported: at run time before as a type, at once before lazily. */
  kind: ImportKind;
  /** All of them are gone at run time. */
  typeOnly: boolean;
  /** None of them runs when the file is loaded. */
  conditional: boolean;
  /** Pairs of files that it stands for. */
  imports: number;
  /** Against the order of the layers. */
  violation: boolean;
}

/** A graph in the form that every output format draws. Nodes by path, links by from and to. */
export interface GraphView {
  level: GraphLevel;
  nodes: readonly GraphNode[];
  links: readonly GraphLink[];
}
