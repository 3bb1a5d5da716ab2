package main

import (
	"encoding/json"
	"os"
)

// evidence is what the TypeScript library wrote: one log, everything it claims about it. []byte is base64 in JSON.
type evidence struct {
	Origin      string            `json:"origin"`
	LogKey      string            `json:"logKey"`
	WitnessKeys []string          `json:"witnessKeys"`
	Policy      string            `json:"policy"`
	Checkpoint  string            `json:"checkpoint"`
	Leaves      [][]byte          `json:"leaves"`
	Inclusion   []inclusion       `json:"inclusion"`
	Consistency []consistency     `json:"consistency"`
	Receipts    []receipt         `json:"receipts"`
	Tiles       map[string][]byte `json:"tiles"`
}

type inclusion struct {
	Index int64    `json:"index"`
	Path  [][]byte `json:"path"`
}

type consistency struct {
	OldSize int64    `json:"oldSize"`
	NewSize int64    `json:"newSize"`
	OldRoot []byte   `json:"oldRoot"`
	NewRoot []byte   `json:"newRoot"`
	Proof   [][]byte `json:"proof"`
}

type receipt struct {
	Index int64  `json:"index"`
	Text  string `json:"text"`
}

func readEvidence(path string) (evidence, error) {
	var e evidence
	data, err := os.ReadFile(path)
	if err != nil {
		return e, err
	}
	return e, json.Unmarshal(data, &e)
}
