package main

import (
	"fmt"

	fnote "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/formats/proof"
	"github.com/transparency-dev/formats/witness"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// openCheckpoint verifies the log's signature and every cosignature and returns the tree head.
func openCheckpoint(e evidence, signed []byte) (tlog.Tree, error) {
	logKey, err := note.NewVerifier(e.LogKey)
	if err != nil {
		return tlog.Tree{}, err
	}
	keys := []note.Verifier{logKey}
	for _, text := range e.WitnessKeys {
		key, err := fnote.NewVerifierForCosignatureV1(text)
		if err != nil {
			return tlog.Tree{}, err
		}
		keys = append(keys, key)
	}
	opened, err := note.Open(signed, note.VerifierList(keys...))
	if err != nil {
		return tlog.Tree{}, err
	}
	if len(opened.Sigs) != len(keys) {
		return tlog.Tree{}, fmt.Errorf("%d of %d signatures verified", len(opened.Sigs), len(keys))
	}
	return parseHead(e.Origin, opened.Text)
}

func parseHead(origin, text string) (tlog.Tree, error) {
	var size int64
	var root, found string
	if _, err := fmt.Sscanf(text, "%s\n%d\n%s\n", &found, &size, &root); err != nil {
		return tlog.Tree{}, err
	}
	if found != origin {
		return tlog.Tree{}, fmt.Errorf("origin %q", found)
	}
	hash, err := tlog.ParseHash(root)
	return tlog.Tree{N: size, Hash: hash}, err
}

// checkReceipt parses a tlog-proof with the transparency-dev library and verifies all of it.
func checkReceipt(e evidence, text string, leaf []byte) error {
	var p proof.TLogProof
	if err := p.Unmarshal([]byte(text)); err != nil {
		return err
	}
	if string(p.Marshal()) != text {
		return fmt.Errorf("the receipt is not in canonical form")
	}
	policy, err := witness.ParsePolicy([]byte(e.Policy))
	if err != nil {
		return err
	}
	tree, err := openCheckpoint(e, p.Checkpoint)
	if err != nil {
		return err
	}
	if !policy.Satisfied(p.Checkpoint) {
		return fmt.Errorf("the policy is not satisfied")
	}
	path := make([][]byte, len(p.Hashes))
	for i := range p.Hashes {
		path[i] = p.Hashes[i][:]
	}
	return checkInclusion(tree, inclusion{Index: int64(p.Index), Path: path}, leaf)
}
