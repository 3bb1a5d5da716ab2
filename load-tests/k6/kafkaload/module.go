// Package kafkaload is the k6 module k6/x/chainnet-kafka: partners of the mesh at its broker, and the age of their records.
package kafkaload

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"go.k6.io/k6/js/modules"
	"go.k6.io/k6/metrics"
)

const moduleName = "k6/x/chainnet-kafka"

// Register makes the module importable.
func Register() { modules.Register(moduleName, new(rootModule)) }

// rootModule is one a process: all VUs share its clients and its tracker.
type rootModule struct {
	mutex    sync.Mutex
	config   Config
	partners map[string]*partner
	tracker  *tracker
	trouble  error
}

type instance struct {
	root  *rootModule
	vu    modules.VU
	meter meter
}

// NewModuleInstance implements modules.Module.
func (root *rootModule) NewModuleInstance(vu modules.VU) modules.Instance {
	return &instance{root: root, vu: vu, meter: newMeter(vu.InitEnv().Registry)}
}

// Exports implements modules.Instance.
func (one *instance) Exports() modules.Exports {
	return modules.Exports{Default: one}
}

// Open starts the partners' clients and begins to follow receipts. Once a run, in `setup`.
func (one *instance) Open(config Config) error {
	root := one.root
	root.mutex.Lock()
	defer root.mutex.Unlock()
	if root.tracker != nil {
		return fmt.Errorf("%s is open already: open belongs into setup", moduleName)
	}
	began := time.Now()
	sent, err := newTracker(config.SentFile)
	if err != nil {
		return err
	}
	root.config, root.tracker, root.partners = config, sent, map[string]*partner{}
	for _, own := range config.Partners {
		opened, err := newPartner(config, own, began)
		if err != nil {
			return err
		}
		root.partners[own.Partner] = opened
		if err := opened.client.Ping(context.Background()); err != nil {
			return fmt.Errorf("partner %s does not reach the broker: %w", own.Partner, explained(err))
		}
		go opened.follow(func(came issued, at time.Time) { sent.received(came.RecordID, came.Step, came.LeafIndex, at) }, root.note)
	}
	return nil
}

func (root *rootModule) note(err error) {
	root.mutex.Lock()
	defer root.mutex.Unlock()
	root.trouble = err
}

func (root *rootModule) of(name string) (*partner, error) {
	root.mutex.Lock()
	defer root.mutex.Unlock()
	if found, there := root.partners[name]; there {
		return found, nil
	}
	return nil, fmt.Errorf("no partner %s: open the module in setup with every partner", name)
}

// Token gives a partner's access token, renewed before it expires.
func (one *instance) Token(name string) (string, error) {
	found, err := one.root.of(name)
	if err != nil {
		return "", err
	}
	return found.tokens.get(one.vu.Context(), requestMargin)
}

// Produce sends a record by Kafka and waits for the broker. It says whether the broker has it; why not stands in the sent list.
func (one *instance) Produce(record Record) (bool, error) {
	found, err := one.root.of(record.Partner)
	if err != nil {
		return false, err
	}
	sent := time.Now()
	if err := one.root.tracker.sending(record, "kafka", sent); err != nil {
		return false, err
	}
	failure := found.produce(record, sent)
	now := time.Now()
	one.meter.push(one.vu, one.meter.produce, now.Sub(sent).Seconds(), now, tags{"door": "kafka", "partner": record.Partner})
	return one.sent(record, "kafka", "", failure)
}

// Sending notes a record that is about to leave by HTTP.
func (one *instance) Sending(record Record) error {
	return one.root.tracker.sending(record, httpDoor(record), time.Now())
}

// Answered notes what came of a record sent by HTTP: its record id, or why it was not taken in.
func (one *instance) Answered(record Record, recordID, why string) (bool, error) {
	var failure error
	if recordID == "" {
		failure = fmt.Errorf("%s", why)
	}
	return one.sent(record, httpDoor(record), recordID, failure)
}

const warmUpDoor = "warm-up"

func httpDoor(record Record) string {
	if record.Door == "" {
		return "http"
	}
	return record.Door
}

func (one *instance) sent(record Record, door, recordID string, failure error) (bool, error) {
	now := time.Now()
	labels := tags{"door": door, "kind": record.Kind, "partner": record.Partner}
	if failure != nil {
		one.root.tracker.failed(record.ID, failure.Error(), now)
		one.meter.push(one.vu, one.meter.unsent, 1, now, labels)
		return false, nil
	}
	one.meter.push(one.vu, one.meter.sent, 1, now, labels)
	return true, one.root.tracker.acked(record.ID, recordID, now)
}

// Unnamed takes up to so many records that came by Kafka and whose record ids are not known yet.
func (one *instance) Unnamed(limit int) []Record { return one.root.tracker.takeUnnamed(limit) }

// Named notes the record id that the HTTP door gave when the same record came a second time; without one it is asked again.
func (one *instance) Named(id, recordID string) error {
	if recordID == "" {
		one.root.tracker.putBack(id)
		return nil
	}
	return one.root.tracker.named(id, recordID, time.Now())
}

// Harvest turns the receipts that came since the last call into samples and says how the run stands.
func (one *instance) Harvest() (Count, error) {
	arrived, err := one.root.tracker.harvest()
	for _, came := range arrived {
		labels := tags{"door": came.door, "kind": came.record.Kind, "partner": came.record.Partner}
		if came.door != warmUpDoor {
			one.meter.push(one.vu, one.meter.age, came.age.Seconds(), came.at, labels)
		}
		one.meter.push(one.vu, one.meter.received, 1, came.at, labels)
		refused, unexpected := 0.0, 0.0
		if !strings.HasPrefix(came.step, came.record.Expect) {
			unexpected = 1
			if !strings.HasPrefix(came.step, "rwd.record.deidentified") {
				refused = 1
			}
		}
		one.meter.push(one.vu, one.meter.refused, refused, came.at, labels)
		one.meter.push(one.vu, one.meter.unexpected, unexpected, came.at, labels)
	}
	one.root.mutex.Lock()
	defer one.root.mutex.Unlock()
	if err == nil {
		err, one.root.trouble = one.root.trouble, nil
	}
	return one.root.tracker.count(), err
}

// Close counts what is lost and what is there twice, and closes clients and sent list. Once a run, at the end of `teardown`.
func (one *instance) Close() (Count, error) {
	count, err := one.Harvest()
	now := time.Now()
	one.meter.push(one.vu, one.meter.lost, float64(count.Pending), now, nil)
	one.meter.push(one.vu, one.meter.duplicate, float64(count.Duplicates), now, nil)
	one.meter.push(one.vu, one.meter.redelivered, float64(count.Redelivered), now, nil)
	for _, each := range one.root.partners {
		each.client.Close()
	}
	if failure := one.root.tracker.close(); err == nil {
		err = failure
	}
	return count, err
}

type tags map[string]string

// meter holds the module's own metrics; the registry gives every VU the same ones.
type meter struct {
	age, produce                                                     *metrics.Metric
	sent, unsent, received, lost, duplicate, redelivered, unexpected *metrics.Metric
	refused                                                          *metrics.Metric
}

func newMeter(registry *metrics.Registry) meter {
	counter := func(name string) *metrics.Metric { return registry.MustNewMetric(name, metrics.Counter) }
	return meter{
		age:         registry.MustNewMetric("record_e2e_seconds", metrics.Trend),
		produce:     registry.MustNewMetric("record_produce_seconds", metrics.Trend),
		refused:     registry.MustNewMetric("records_refused_rate", metrics.Rate),
		sent:        counter("records_sent"),
		unsent:      counter("records_unsent"),
		received:    counter("records_received"),
		lost:        counter("records_lost"),
		duplicate:   counter("records_duplicate"),
		redelivered: counter("receipts_redelivered"),
		unexpected:  counter("records_unexpected"),
	}
}

func (meter meter) push(vu modules.VU, metric *metrics.Metric, value float64, at time.Time, labels tags) {
	state := vu.State()
	if state == nil {
		return
	}
	set := state.Tags.GetCurrentValues().Tags
	for name, label := range labels {
		set = set.With(name, label)
	}
	metrics.PushIfNotDone(vu.Context(), state.Samples, metrics.Sample{
		TimeSeries: metrics.TimeSeries{Metric: metric, Tags: set}, Time: at, Value: value,
	})
}
